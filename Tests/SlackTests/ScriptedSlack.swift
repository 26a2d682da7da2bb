import Foundation
import HTTPTypes
import Logging
import Slack
import Synchronization
import TestSupport
import Testing
import Transport

/// A Slack in process that answers what the test says, and remembers what it was asked.
final class ScriptedSlack: HTTPTransport {
    /// What a call was about, read back from its request.
    struct Call: Sendable {
        var method: String
        var arguments: [String: String]
        var body: JSONValue?
        var request: TransportRequest

        init(_ request: TransportRequest) {
            self.request = request
            let parts = URLComponents(string: "https://" + (request.head.authority ?? "") + (request.head.path ?? ""))
            method = parts?.path.split(separator: "/").last.map(String.init) ?? ""
            let items = (parts?.queryItems ?? []).map { ($0.name, $0.value ?? "") }
            arguments = Dictionary(items, uniquingKeysWith: { $1 })
            let type = request.head.headerFields[.contentType] ?? ""
            if type.hasPrefix("application/x-www-form-urlencoded") {
                let form = String(decoding: request.body, as: UTF8.self)
                for item in URLComponents(string: "?" + form)?.queryItems ?? [] { arguments[item.name] = item.value }
            }
            body = try? JSONDecoder().decode(JSONValue.self, from: request.body)
        }

        /// A member of the JSON body.
        subscript(key: String) -> JSONValue? {
            guard case .object(let members)? = body else { return nil }
            return members[key]
        }
    }

    enum Answer: Sendable {
        case reply(String, status: Int = 200, headers: [String: String] = [:])
        case failure(TransportError)

        static let fine = Answer.reply(#"{"ok":true}"#)

        static func refusal(_ code: String, status: Int = 200, headers: [String: String] = [:]) -> Answer {
            .reply(#"{"ok":false,"error":"\#(code)"}"#, status: status, headers: headers)
        }

        static func tooMany(retryAfter seconds: Int) -> Answer {
            .refusal("ratelimited", status: 429, headers: ["Retry-After": String(seconds)])
        }
    }

    private let log = Mutex<[Call]>([])
    let answer: @Sendable (Call, Int) -> Answer

    /// Answers by call and by how many calls came before.
    init(answering answer: @escaping @Sendable (Call, Int) -> Answer) { self.answer = answer }

    /// Gives these answers in turn, the last one for ever.
    convenience init(_ answers: Answer...) {
        self.init { _, index in answers[min(index, answers.count - 1)] }
    }

    var calls: [Call] { log.withLock(\.self) }
    var methods: [String] { calls.map(\.method) }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportReply {
        let call = Call(request)
        let index = log.withLock { log in
            log.append(call)
            return log.count - 1
        }
        switch answer(call, index) {
        case .failure(let error): throw error
        case .reply(let text, let status, let headers):
            var head = HTTPResponse(status: .init(code: status))
            for (name, value) in headers {
                if let name = HTTPField.Name(name) { head.headerFields[name] = value }
            }
            return TransportReply(head: head, body: Data(text.utf8))
        }
    }
}

/// A made-up token; none of its characters may ever show.
let secret = "xoxb-1234-5678-abcdefSECRET"

extension SlackClient {
    /// A client whose sleeps end at once, with the clock moved on.
    static func testing(
        _ slack: ScriptedSlack, clock: ManualClock = ManualClock(sleepingAdvances: true), jitter: Double = 0.5,
        retry: SlackRetryPolicy = SlackRetryPolicy(), budget: RateBudget = RateBudget(),
        logger: Logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
    ) -> SlackClient {
        guard let endpoint = SlackEndpoint("http://127.0.0.1:8080/slack/api"), let token = SlackToken(secret)
        else { preconditionFailure("the address and the token of the tests are fine") }
        return SlackClient(
            transport: slack, endpoint: endpoint, token: token, clock: clock, jitter: { jitter }, logger: logger,
            retry: retry, budget: budget)
    }
}

/// Runs the call and returns what it threw.
func failure(
    _ body: () async throws(SlackError) -> some Any
) async -> SlackError? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error
    }
}

func fixture(_ name: String) throws -> Data {
    let url = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "json"))
    return try Data(contentsOf: url)
}

extension SlackTimestamp: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) {
        guard let timestamp = SlackTimestamp(value) else { preconditionFailure("no timestamp: \(value)") }
        self = timestamp
    }
}
