/**
 * A certificate that nobody vouches for, for localhost and 127.0.0.1, and its key. It protects nothing: it is here so that
 * tests can show what happens with a server whose certificate is not trusted.
 */
export const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQguy3Sb+r1Mavw7Vmh
jmbTuz5QwR6id3LrF5jBzHSrsbahRANCAAQ+mnfCCGMgpaRaacTngdaSRiYiMJ7g
FS0xFK5kz5E4THT2/FKZXjz3sh+qVi9p6ibqXhVml8AdPJz3moDYuqAv
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBqTCCAU+gAwIBAgIUPVoMyxFH0M31fEuJY2oo8lXHotkwCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQZ2F0ZXdheSBpbiBhIGJveDAgFw0yNjExMjMxNDI3NDJaGA8y
MTI2MTAzMDE0Mjc0MlowGzEZMBcGA1UEAwwQZ2F0ZXdheSBpbiBhIGJveDBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABD6ad8IIYyClpFppxOeB1pJGJiIwnuAVLTEU
rmTPkThMdPb8UplePPeyH6pWL2nqJupeFWaXwB08nPeagNi6oC+jbzBtMB0GA1Ud
DgQWBBSkwHJPWezybmEIqw0Q7lbq7DsN7TAfBgNVHSMEGDAWgBSkwHJPWezybmEI
qw0Q7lbq7DsN7TAPBgNVHRMBAf8EBTADAQH/MBoGA1UdEQQTMBGCCWxvY2FsaG9z
dIcEfwAAATAKBggqhkjOPQQDAgNIADBFAiBRqsxTx5mBFftuQaXmc0DwzAJ05Kvo
CZIJM6L3RDOUdAIhANe1phTAzgknFiz0NifeifzHDs1QLqnr82xWQvDzo0E9
-----END CERTIFICATE-----
`,
};
