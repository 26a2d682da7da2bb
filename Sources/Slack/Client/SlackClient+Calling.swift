import Logging
import Transport

extension SlackClient {
    /// Makes the call, again if need be, and reads its result.
    func call<Result: Decodable & Sendable>(_ call: SlackCall, for: Result.Type = Result.self) async throws(SlackError)
        -> Result
    {
        try await reply(to: call).result()
    }

    /// Makes the call and reads its result, with when Slack sent it by its own clock.
    func datedCall<Result: Decodable & Sendable>(_ call: SlackCall) async throws(SlackError) -> (
        Result, SlackTimestamp?
    ) {
        let reply = try await reply(to: call)
        return (try reply.result(), reply.sentAt)
    }

    /// Makes the call until it is accepted, or finally refused, or has been made often enough.
    private func reply(to call: SlackCall) async throws(SlackError) -> SlackReply {
        var attempt = 1
        while true {
            try await waitForBudget(call)
            do {
                return try await exchange(call)
            } catch {
                learn(from: error, attempt: attempt)
                try await pause(after: error, attempt: attempt)
                attempt += 1
            }
        }
    }

    /// Sleeps before the next attempt; throws the error when there shall be none.
    func pause(after error: SlackError, attempt: Int) async throws(SlackError) {
        guard let delay = retry.delay(after: error, attempt: attempt) else { throw error }
        logger.debug(
            "calling Slack again",
            metadata: ["method": "\(error.method.rawValue)", "code": "\(error.code.rawValue)"])
        try await sleep(delay + .seconds(min(max(0, jitter()), 1)), for: error.method)
    }

    /// One request and its reply.
    private func exchange(_ call: SlackCall) async throws(SlackError) -> SlackReply {
        let reply: TransportReply
        do {
            reply = try await transport.send(call.request(to: endpoint, token: token))
        } catch {
            throw SlackError.unanswered(call.method, error, token: token)
        }
        if let scopes = SlackReply.scopes(reply) { grantedScopes = scopes }
        lastHeard = SlackReply.sentAt(reply) ?? lastHeard
        if firstHeard == nil { firstHeard = lastHeard }
        let accepted = try SlackReply(to: call.method, reply, token: token)
        if !accepted.warnings.isEmpty {
            logger.notice(
                "Slack accepted a call with a warning",
                metadata: [
                    "method": "\(call.method.rawValue)", "warnings": "\(accepted.warnings.joined(separator: ","))",
                ])
        }
        return accepted
    }

    /// Sleeps until the budget lets the call go, and books it; another call may have taken its place meanwhile.
    private func waitForBudget(_ call: SlackCall) async throws(SlackError) {
        while true {
            guard !Task.isCancelled else { throw Self.cancelled(call.method) }
            let now = stopwatch.elapsed
            let next = budget.nextAllowed(call.method, in: call.channel, isPatient: call.isPatient, at: now)
            let wait = next - now
            guard wait > .zero else {
                budget.spend(call.method, in: call.channel, at: now)
                return
            }
            guard wait <= retry.patience else {
                throw SlackError(
                    call.method, .budgetExhausted, "The method's rate allows no call for now.",
                    outcome: .transient(retryAfter: wait))
            }
            try await sleep(wait, for: call.method)
        }
    }

    /// A refusal for too many calls silences the method, and may confirm that we are clamped.
    private func learn(from error: SlackError, attempt: Int) {
        guard error.isRateLimit, case .transient(let retryAfter) = error.outcome else { return }
        let quiet = retryAfter ?? retry.backoff(attempt)
        budget.refuse(error.method, for: quiet, at: stopwatch.elapsed)
        logger.notice(
            "Slack asks for fewer calls",
            metadata: ["method": "\(error.method.rawValue)", "quiet": "\(quiet)"])
        guard error.method.isPaged else { return }
        var clamp = clamp(of: error.method)
        clamp.noteRefusal()
        keep(clamp, of: error.method)
    }

    /// Notes a page of history, and whether it shows a clamp.
    func notePage(of method: SlackMethod, count: Int, askedFor limit: Int, hasMore: Bool) {
        var clamp = clamp(of: method)
        clamp.notePage(of: count, askedFor: limit, hasMore: hasMore)
        keep(clamp, of: method)
    }

    private func keep(_ clamp: HistoryClamp, of method: SlackMethod) {
        let before = self.clamp(of: method)
        clamps[method] = clamp
        if clamp.isSuspected, !before.isSuspected {
            logger.warning(
                """
                Slack gives 15 messages a page: it may take this for an app distributed outside its Marketplace, \
                and allow one read a minute. Make an internal app from our manifest.
                """,
                metadata: ["method": "\(method.rawValue)"])
        }
        if clamp.isConfirmed != before.isConfirmed {
            budget.change(method, to: clamp.isConfirmed ? .clamped : method.rate)
        }
    }

    private func sleep(_ duration: Duration, for method: SlackMethod) async throws(SlackError) {
        do {
            try await clock.sleep(for: duration)
        } catch {
            throw Self.cancelled(method)
        }
    }

    private static func cancelled(_ method: SlackMethod) -> SlackError {
        SlackError(
            method, .cancelled, "The call was given up before it was made.", outcome: .transient(retryAfter: nil))
    }
}

extension SlackError {
    /// Whether Slack refused because of too many calls.
    var isRateLimit: Bool { code == .rateLimited || code == "rate_limited" }
}

extension SlackMethod {
    /// Whether the replies come in pages of messages.
    fileprivate var isPaged: Bool { self == .conversationsHistory || self == .conversationsReplies }
}
