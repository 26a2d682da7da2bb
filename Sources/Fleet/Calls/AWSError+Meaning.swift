internal import AWS
internal import Maintenance

/// What an error means for whoever reads clusters or calls for changes.
extension AWSError {
    var retryAfter: Duration? {
        guard case .transient(let retryAfter) = outcome else { return nil }
        return retryAfter
    }

    /// Refused for its rate. The client's own classification is in the outcome; these are the codes behind it that RDS,
    /// STS and CloudWatch use ("Common errors" of each API reference).
    var isThrottle: Bool {
        guard case .transient = outcome else { return false }
        let codes: Set = [
            "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException",
            "RequestLimitExceeded", "TooManyRequestsException", "LimitExceededException", "SlowDown", "throttled",
        ]
        return status == 429 || codes.contains(code)
    }

    /// The role lacks a permission.
    var isDenial: Bool {
        ["AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "NotAuthorized"].contains { hasCode($0) }
    }

    /// The credentials' time is over and there are no others yet: whoever issues them will.
    var isExpiry: Bool {
        ["ExpiredToken", "ExpiredTokenException", "RequestExpired"].contains { hasCode($0) }
    }

    /// The endpoint says that it has no such action.
    var isMissingAction: Bool {
        status == 501 || ["InvalidAction", "UnknownOperation", "UnknownOperationException"].contains { hasCode($0) }
    }

    /// Whether it is over without anybody doing something about it.
    var passes: Bool {
        if isExpiry { return true }
        if case .transient = outcome { return !isMissingAction }
        // A page of HTML is a proxy's or a gateway's, whatever status it has.
        return code == "unreadableReply"
    }

    /// One sentence for people about a call that failed, naming it as IAM does.
    func sentence(on action: IAMAction) -> String {
        if isDenial { return "\(action) is not allowed for this role." }
        if isMissingAction { return "The endpoint does not have \(action.name)." }
        if isExpiry { return "The AWS credentials are expired (\(code))." }
        if code == "unreadableReply", let status {
            let hint = status == 500 ? "; it may not have this action" : ""
            return "The endpoint answered \(action.name) with HTTP \(status) and no readable reason\(hint)."
        }
        let stop = message.hasSuffix(".") ? "" : "."
        if code == "hostNotFound" {
            return "\(action.name) did not reach AWS: \(message)\(stop) Is that a region of AWS?"
        }
        return code == "noCredentials" || code == "noRegion" || code == "invalidRegion" || code == "invalidEndpoint"
            ? "\(message)\(stop)" : "\(action.name) failed with \(code): \(message)\(stop)"
    }
}
