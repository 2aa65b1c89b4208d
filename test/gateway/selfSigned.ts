/**
 * A key and a certificate that nobody trusts, for `localhost`, `127.0.0.1` and `::1`, valid from 2020 to 2119.
 * They protect nothing and are public on purpose: PEM for the gateway's option `tls`.
 */
export const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgSjG2tMvOsSfAself
BhHvAq1oc+qOkbq50Pw8iszXbmahRANCAATKrFCsWGDH/mM09wlzREBaX/0nHuJI
zE1QZHqXKRntSNk2+z4C7YhU1EKGYDiTsGPpkUY8jkSwZksrU4wHyOu4
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBmTCCAUCgAwIBAgIUPjiHl4MX9q39TP7aaz3fut24uD4wCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQZ2F0ZXdheSBpbiBhIGJveDAgFw0yMDAxMDEwMDAwMDBaGA8y
MTIwMDEwMTAwMDAwMFowGzEZMBcGA1UEAwwQZ2F0ZXdheSBpbiBhIGJveDBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABMqsUKxYYMf+YzT3CXNEQFpf/Sce4kjMTVBk
epcpGe1I2Tb7PgLtiFTUQoZgOJOwY+mRRjyORLBmSytTjAfI67ijYDBeMCwGA1Ud
EQQlMCOCCWxvY2FsaG9zdIcEfwAAAYcQAAAAAAAAAAAAAAAAAAAAATAPBgNVHRMB
Af8EBTADAQH/MB0GA1UdDgQWBBT5EK5pgwZ4kAqB2uguXamY/TrUDjAKBggqhkjO
PQQDAgNHADBEAiBz9JCkc4vUQPxku38O/cpUzvKsaj6Mz+HQ+KAwsQZQ3AIgCw21
Je/Z50WdObRK42kbzSIJG6Tbz9mRUm8ibuqOYs8=
-----END CERTIFICATE-----
`,
} as const;
