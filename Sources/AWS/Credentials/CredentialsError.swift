/// Why there are no usable credentials; names profiles, variables and files, never what they contain.
package struct CredentialsError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable, CaseIterable {
        /// No provider has anything configured.
        case nothingConfigured
        /// Something is configured, but a part is missing or makes no sense.
        case invalidConfiguration
        /// A way to get credentials that Changeover does not go.
        case notSupported
        /// A metadata endpoint, process or token file that should give credentials did not.
        case unavailable
        /// AWS STS answered with an error, which is the cause.
        case refused
        /// The surrounding task was cancelled.
        case cancelled
    }

    package var code: Code
    package var message: String
    package var cause: AWSError?

    package init(_ code: Code, _ message: String, cause: AWSError? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    package var description: String {
        "\(code.rawValue): \(message)" + (cause.map { " (\($0))" } ?? "")
    }
}

extension AWSError {
    /// A call that was not sent for want of credentials.
    init(_ error: CredentialsError) {
        let outcome: Outcome =
            switch error.code {
            case .nothingConfigured, .invalidConfiguration, .notSupported: .permanent
            case .unavailable, .cancelled: .transient(retryAfter: nil)
            case .refused: error.cause?.outcome ?? .transient(retryAfter: nil)
            }
        self.init(code: "noCredentials", message: error.message, status: error.cause?.status, outcome: outcome)
    }
}
