import Foundation
import HTTPTypes
import Logging
import Slack
import Synchronization
import TestSupport
import Transport

@testable import ChatOps

/// A Slack that answers what the test says: method and arguments in, JSON out.
final class SlackScript: HTTPTransport {
    struct Call: Sendable, Equatable {
        var method: String
        var arguments: [String: String]

        subscript(_ name: String) -> String { arguments[name] ?? "" }
    }

    private let log = Mutex<[Call]>([])
    let answer: @Sendable (Call) async -> String
    private let settings = Mutex(Settings())

    private struct Settings: Sendable {
        var status: @Sendable () -> Int = { 200 }
        var date: @Sendable () -> String? = { nil }
        var failure: @Sendable () -> TransportError? = { nil }
    }

    /// The status of answers.
    var status: @Sendable () -> Int {
        @inline(never) get { settings.withLock(\.status) }
        @inline(never) set { settings.withLock { $0.status = newValue } }
    }
    /// When an answer was sent, as its header says.
    var date: @Sendable () -> String? {
        @inline(never) get { settings.withLock(\.date) }
        @inline(never) set { settings.withLock { $0.date = newValue } }
    }

    /// Why no answer comes through.
    var failure: @Sendable () -> TransportError? {
        @inline(never) get { settings.withLock(\.failure) }
        @inline(never) set { settings.withLock { $0.failure = newValue } }
    }

    init(answering answer: @escaping @Sendable (Call) async -> String) { self.answer = answer }

    var calls: [Call] { log.withLock(\.self) }

    func calls(of method: String) -> [Call] { calls.filter { $0.method == method } }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportReply {
        let parts = URLComponents(string: "http://127.0.0.1" + (request.head.path ?? ""))
        let form = URLComponents(string: "?" + String(decoding: request.body, as: UTF8.self))
        let items = (form?.queryItems ?? []).map { ($0.name, $0.value ?? "") }
        let call = Call(
            method: parts?.path.split(separator: "/").last.map(String.init) ?? "",
            arguments: Dictionary(items) { $1 })
        log.withLock { $0.append(call) }
        if let failure = failure() { throw failure }
        var head = HTTPResponse(status: .init(code: status()))
        if let date = date() { head.headerFields[.date] = date }
        return TransportReply(head: head, body: Data(await answer(call).utf8))
    }

    static func refusal(_ code: String) -> String { #"{"ok":false,"error":"\#(code)"}"# }

    static func messages(_ messages: String...) -> String {
        #"{"ok":true,"messages":[\#(messages.joined(separator: ","))],"has_more":false}"#
    }

    static func message(_ ts: String, _ text: String, by user: String = "U0ALICE", _ more: String = "") -> String {
        #"{"type":"message","user":"\#(user)","text":"\#(text)","ts":"\#(ts)"\#(more)}"#
    }

    /// A client whose waits end at once.
    func client(_ clock: any Clock<Duration> = ManualClock(sleepingAdvances: true)) -> SlackClient {
        guard let endpoint = SlackEndpoint("http://127.0.0.1:1/api"), let token = SlackToken("xoxb-test") else {
            preconditionFailure("address and token are well-formed")
        }
        return SlackClient(
            transport: self, endpoint: endpoint, token: token, clock: clock, jitter: { 0 }, logger: .silent,
            retry: SlackRetryPolicy(attempts: 1))
    }
}

extension SlackIdentity {
    static var ours: SlackIdentity {
        get throws {
            let json = #"{"user_id":"U0BOT","team_id":"T0HOME","bot_id":"B0BOT","url":"https://home.slack.com/"}"#
            return try JSONDecoder().decode(SlackIdentity.self, from: Data(json.utf8))
        }
    }
}
