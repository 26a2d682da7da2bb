/// How one call of the Web API ended.
///
/// `executed` is what the caller cannot see: it is for asserts only.
package enum SlackCallOutcome<Reply> {
    case reply(Reply)
    case fault(SlackFault)
    case rateLimited(retryAfter: Duration)
    /// A 5xx with an HTML page; the call may have been executed before it failed.
    case serverError(status: Int, executed: Bool)
    /// No answer came back.
    case lost(executed: Bool)
}

extension SlackCallOutcome: Sendable where Reply: Sendable {}
extension SlackCallOutcome: Equatable where Reply: Equatable {}

extension SlackCallOutcome {
    func map<Other>(_ transform: (Reply) -> Other) -> SlackCallOutcome<Other> {
        switch self {
        case .reply(let reply): .reply(transform(reply))
        case .fault(let fault): .fault(fault)
        case .rateLimited(let retryAfter): .rateLimited(retryAfter: retryAfter)
        case .serverError(let status, let executed): .serverError(status: status, executed: executed)
        case .lost(let executed): .lost(executed: executed)
        }
    }

    /// The reply, or nil when the call ended otherwise.
    package var reply: Reply? {
        guard case .reply(let reply) = self else { return nil }
        return reply
    }

    /// The fault, or nil when the call ended otherwise.
    package var fault: SlackFault? {
        guard case .fault(let fault) = self else { return nil }
        return fault
    }
}
