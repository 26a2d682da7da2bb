/// The error codes of AWS that decide whether a refused request is sent again.
enum AWSErrorCodes {
    /// Source: botocore 1.44 `retries/standard.py`, `_THROTTLED_ERROR_CODES`.
    static let throttling: Set<String> = [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException",
        "TooManyRequestsException", "ProvisionedThroughputExceededException", "TransactionInProgressException",
        "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException", "SlowDown",
        "PriorRequestNotComplete", "EC2ThrottledException",
    ]

    /// Source: botocore 1.44 `retries/standard.py`, and `retries/special.py` for the last one.
    static let transient: Set<String> = ["RequestTimeout", "RequestTimeoutException", "IDPCommunicationError"]

    /// Source: "Common errors" in the STS and RDS API references; EC2 says RequestExpired for expired tokens, too.
    static let credentials: Set<String> = [
        "ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId", "UnrecognizedClientException",
        "RequestExpired",
    ]

    /// Codes with which a request is refused for its date; the server's `Date` header tells whether it was that.
    static let signatureDate: Set<String> = [
        "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture", "SignatureDoesNotMatch",
        "InvalidSignatureException", "AuthFailure",
    ]
}
