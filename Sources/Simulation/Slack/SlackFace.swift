import HTTPTypes
package import Transport
import Foundation
import Synchronization

/// Slack over HTTP: `…/api/METHOD` with forms or JSON, answered in the shapes of the Web API, and `…/upload/v1/TICKET`
/// for the bytes of files.
///
/// Serves in process as a transport, and over loopback behind a server. People act through `withSlack`.
package final class SlackFace: HTTPTransport {
    private let slack: Mutex<SimulatedSlack>
    private let now: @Sendable () -> SimulatedTime

    package init(_ slack: SimulatedSlack = SimulatedSlack(), now: @escaping @Sendable () -> SimulatedTime) {
        self.slack = Mutex(slack)
        self.now = now
    }

    /// Looks at or changes the Slack behind the face, with the time it has there.
    @inline(never) package func withSlack<Result: Sendable, Failure: Error>(
        _ body: (inout SimulatedSlack, SimulatedTime) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let time = now()
        return try slack.withLock { slack throws(Failure) in try body(&slack, time) }
    }

    package func send(_ request: TransportRequest) async throws(TransportError) -> TransportReply {
        var reply = try reply(to: request)
        // By Slack's clock, as the times of messages are.
        reply.head.headerFields[.date] = withSlack { slack, time in (time + slack.world.settings.clockSkew).httpDate }
        return reply
    }

    private func reply(to request: TransportRequest) throws(TransportError) -> TransportReply {
        let ticket = Self.uploadTicket(of: request)
        let outcome = ticket.map { upload(request, with: $0) } ?? answer(request).map { Self.reply($0) }
        switch outcome {
        case .reply(let reply): return reply
        case .fault(let fault): return Self.reply(SlackPage(fault))
        case .rateLimited(let retryAfter):
            var reply = Self.reply(SlackPage(SlackFault("ratelimited")), status: .tooManyRequests)
            reply.head.headerFields[.retryAfter] = String(retryAfter.components.seconds)
            return reply
        case .serverError(let status, _):
            let body = "<!DOCTYPE html><html><head><title>Server Error</title></head><body>\(status)</body></html>"
            let fields: HTTPFields = [.contentType: "text/html; charset=utf-8"]
            return TransportReply(
                head: HTTPResponse(status: .init(code: status), headerFields: fields), body: Data(body.utf8))
        case .lost:
            throw TransportError(.connectionLost, "No answer came back from Slack.", delivery: .unknown)
        }
    }

    private func answer(_ request: TransportRequest) -> SlackCallOutcome<SlackPage> {
        let path = (request.head.path ?? "").prefix { $0 != "?" }
        let parts = path.split(separator: "/")
        guard parts.count >= 2, parts[parts.count - 2] == "api" else {
            return .serverError(status: 404, executed: false)
        }
        guard let method = SlackMethod(rawValue: String(parts[parts.count - 1])) else {
            return .fault(SlackFault("unknown_method"))
        }
        do throws(SlackFault) {
            let arguments = try SlackArguments(request, method: method)
            return withSlack { slack, time in
                var outcome = slack.answer(method, arguments, at: time).map {
                    var page = $0
                    page.warn(arguments.warnings)
                    return page
                }
                if case .reply(var page) = outcome {
                    page.scopes = arguments.token.flatMap { slack.world.tokens[$0]?.scopes } ?? []
                    outcome = .reply(page)
                }
                return outcome
            }
        } catch {
            return .fault(error)
        }
    }

    private static func reply(_ page: SlackPage, status: HTTPResponse.Status = .ok) -> TransportReply {
        var fields: HTTPFields = [.contentType: "application/json; charset=utf-8", .cacheControl: "private, no-cache"]
        if !page.scopes.isEmpty, let name = HTTPField.Name("x-oauth-scopes") {
            fields[name] = page.scopes.joined(separator: ",")
        }
        let body = (try? SlackWorld.JSON.object(page.members).encoded()) ?? Data()
        return TransportReply(head: HTTPResponse(status: status, headerFields: fields), body: body)
    }
}
