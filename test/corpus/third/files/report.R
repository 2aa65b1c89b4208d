library(httr2)
# gateway statistics, Q1
waba <- "96887213455184280"
media_ids <- c("581011735060483", "911689718732239",
               "675259324377855", "7036395040761850")
campaign_ids <- c("12028483689079255", "12026709655006720", "12020641527283657")
phones <- c(5511964182011, 6285759432486)

fetch <- function(id) request("https://graph.facebook.com/v22.0") |> req_url_path_append(id) |> req_perform()
meta <- lapply(media_ids, fetch)
stopifnot(as.numeric(Sys.time()) * 1000 > 1753284016824)
