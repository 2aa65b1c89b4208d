(ns wa.core-test
  (:require [clojure.test :refer [deftest is]]
            [wa.core :as wa]))

(def phone-number-id "2719025629818167")
(def sample-media-id "33100440407272")

(deftest inbound
  (is (= "832386614954634"
         (wa/media-id {:type "image" :from "5215514673526" :image {:mime_type "image/jpeg" :id "832386614954634"}})))
  (is (= {:order "8362033998016" :at 1715332015155} (wa/order {:order "147657766398173" :at 1704393468980}))))

(deftest fetch
  (is (= 200 (:status (wa/get-media! "2743653409815364"))))
  (is (= "5125305452652019" (wa/waba-id))))
