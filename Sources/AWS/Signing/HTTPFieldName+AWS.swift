internal import HTTPTypes

extension HTTPField.Name {
    static let amzContentSHA256 = HTTPField.Name(constant: "X-Amz-Content-Sha256")
    static let amzDate = HTTPField.Name(constant: "X-Amz-Date")
    static let amzRetryAfter = HTTPField.Name(constant: "X-Amz-Retry-After")
    static let amzSecurityToken = HTTPField.Name(constant: "X-Amz-Security-Token")
    static let amzTarget = HTTPField.Name(constant: "X-Amz-Target")
    static let amznErrorType = HTTPField.Name(constant: "X-Amzn-ErrorType")
    static let amznRequestID = HTTPField.Name(constant: "X-Amzn-RequestId")
    static let metadataToken = HTTPField.Name(constant: "X-aws-ec2-metadata-token")
    static let metadataTokenLifetime = HTTPField.Name(constant: "X-aws-ec2-metadata-token-ttl-seconds")

    /// A name that is known to be one.
    init(constant: String) {
        guard let name = HTTPField.Name(constant) else {
            preconditionFailure("\(constant) is not a header name")
        }
        self = name
    }
}
