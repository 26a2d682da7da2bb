/// The calls of Secrets Manager that are answered, by their names on the wire.
package enum SecretsAction: String, Sendable, Hashable, CaseIterable, Codable {
    case describeSecret = "DescribeSecret"
    case getRandomPassword = "GetRandomPassword"
    case getSecretValue = "GetSecretValue"
    case putSecretValue = "PutSecretValue"
    case updateSecretVersionStage = "UpdateSecretVersionStage"

    package var isMutating: Bool { self == .putSecretValue || self == .updateSecretVersionStage }

    /// The name of the action in an IAM policy.
    package var permission: String { "secretsmanager:\(rawValue)" }
}

// Codes are those of the botocore service model secretsmanager 2017-10-17, whose errors all come with 400.
extension RDSFault {
    static let noSecret = RDSFault(
        code: "ResourceNotFoundException", message: "Secrets Manager can't find the specified secret.")

    static func noSecretVersion(_ what: String) -> RDSFault {
        RDSFault(
            code: "ResourceNotFoundException",
            message: "Secrets Manager can't find the specified secret value for \(what)")
    }

    static func secretParameter(_ message: String) -> RDSFault {
        RDSFault(code: "InvalidParameterException", message: message)
    }

    static func secretState(_ message: String) -> RDSFault {
        RDSFault(code: "InvalidRequestException", message: message)
    }
}
