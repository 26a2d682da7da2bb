import Foundation
import HTTPTypes
import Slack
import Synchronization
import Transport

/// A Slack that keeps the messages it is sent, and fails as told.
final class FakeSlack: HTTPTransport {
    struct Message: Sendable, Equatable {
        var channel: String
        var ts: String
        var text: String
        var hasBlocks: Bool
        var thread: String?
        var isBroadcast: Bool
        var post: String?
        /// The post that links to it.
        var linkedBy: String?
        var recipient: String?
        var author = FakeSlack.ourselves
        var files: [FileID] = []
    }

    enum Fault: Sendable {
        /// Carried out, and the answer is lost.
        case answerLost
        /// Not carried out, and nobody knows.
        case requestLost
        case refused(String, status: Int = 200, retryAfter: Int? = nil)
        /// Carried out, and the answer does not tell what the message became.
        case silent
        /// Carried out and answered; one of the next goes wrong.
        case carriedOut
    }

    struct State: Sendable {
        var messages: [Message] = []
        var calls: [String] = []
        var marks: [String] = []
        var faults: [String: [Fault]] = [:]
        /// What the clock of Slack shows, in every reply; nothing from a server that does not say.
        var date: String?
        var lastTS: Int64 = 1_767_621_600_000_000
        /// What was brought, by the id under which it is shown.
        var files: [String: Data] = [:]
        var pins: [String] = []
        var heldChannel: String?
        var held: [CheckedContinuation<Void, Never>] = []
        var arrivals: [CheckedContinuation<Void, Never>] = []
    }

    static let ourselves = "U0CHANGEOVER"
    let state = Mutex(State())

    var messages: [Message] { state.withLock(\.messages) }
    var calls: [String] { state.withLock(\.calls) }
    func count(_ method: String) -> Int { calls.count { $0 == method } }

    /// The next calls of a method end so, one after the other.
    func fail(_ method: String, _ faults: Fault...) {
        state.withLock { $0.faults[method, default: []] += faults }
    }

    func show(date: String) { state.withLock { $0.date = date } }

    func delete(_ ts: String) { state.withLock { $0.messages.removeAll { $0.ts == ts } } }

    func change(_ ts: String, to text: String) {
        state.withLock { state in
            for index in state.messages.indices where state.messages[index].ts == ts {
                state.messages[index].text = text
            }
        }
    }

    /// Something that somebody else wrote.
    func write(_ message: Message) { state.withLock { $0.messages.append(message) } }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportReply {
        let call = Call(request)
        await holdUp(call)
        let fault = state.withLock { state -> Fault? in
            state.calls.append(call.method)
            if let mark = call.mark { state.marks.append(mark) }
            guard var faults = state.faults[call.method], !faults.isEmpty else { return nil }
            let fault = faults.removeFirst()
            state.faults[call.method] = faults
            return fault
        }
        switch fault {
        case .requestLost: throw TransportError(.timedOut, "no answer", delivery: .unknown)
        case .answerLost:
            _ = answer(call)
            throw TransportError(.connectionLost, "no answer", delivery: .unknown)
        case .refused(let code, let status, let retryAfter):
            return reply(#"{"ok":false,"error":"\#(code)"}"#, status: status, retryAfter: retryAfter)
        case .silent:
            _ = answer(call)
            let ts = messages.last?.ts ?? ""
            return reply(#"{"ok":true,"channel":"\#(call["channel"] ?? "")","ts":"\#(ts)"}"#)
        case .carriedOut, nil:
            return reply(answer(call))
        }
    }

    private func reply(_ text: String, status: Int = 200, retryAfter: Int? = nil) -> TransportReply {
        var head = HTTPResponse(status: .init(code: status))
        if let retryAfter { head.headerFields[.retryAfter] = String(retryAfter) }
        head.headerFields[.date] = state.withLock(\.date)
        return TransportReply(head: head, body: Data(text.utf8))
    }
}

extension FakeSlack {
    struct Call: Sendable {
        var method: String
        var arguments: [String: JSONValue]
        var content: Data

        init(_ request: TransportRequest) {
            let parts = URLComponents(string: "https://x" + (request.head.path ?? ""))
            method = parts?.path.split(separator: "/").last.map(String.init) ?? ""
            let query = (parts?.queryItems ?? []).map { ($0.name, JSONValue.string($0.value ?? "")) }
            arguments = Dictionary(query) { $1 }
            content = request.body
            if case .object(let body)? = try? JSONDecoder().decode(JSONValue.self, from: request.body) {
                arguments.merge(body) { $1 }
            } else {
                let form = URLComponents(string: "?" + String(decoding: request.body, as: UTF8.self))
                arguments.merge((form?.queryItems ?? []).map { ($0.name, .string($0.value ?? "")) }) { $1 }
            }
        }

        subscript(key: String) -> String? { arguments[key]?.text }
    }

    private func answer(_ call: Call) -> String {
        state.withLock { state in
            switch call.method {
            case "chat.postMessage", "chat.postEphemeral":
                return Self.post(call, &state)
            case "chat.update":
                guard let index = state.messages.firstIndex(where: { $0.ts == call["ts"] }) else {
                    return #"{"ok":false,"error":"message_not_found"}"#
                }
                state.messages[index].text = call["text"] ?? ""
                state.messages[index].hasBlocks = call.arguments["blocks"] != .array([])
                return Self.shown(state.messages[index])
            case "files.getUploadURLExternal", "files.completeUploadExternal", "pins.add":
                return Self.extra(call, &state)
            case let id where state.files[id] != nil:
                state.files[id] = call.content
                return "OK"
            default:
                let isThread = call.method == "conversations.replies"
                let found = state.messages.filter {
                    $0.channel == call["channel"] && $0.recipient == nil
                        && (isThread ? $0.thread == call["ts"] : $0.thread == nil || $0.isBroadcast)
                }
                return #"{"ok":true,"messages":[\#(found.map(Self.json).joined(separator: ","))]}"#
            }
        }
    }

    private static func post(_ call: Call, _ state: inout State) -> String {
        state.lastTS += 1_000_001
        let ts = SlackTimestamp(microsecondsSinceEpoch: state.lastTS).rawValue
        var (post, linkedBy): (String?, String?)
        if case .object(let metadata)? = call.arguments["metadata"],
            metadata["event_type"] == .string("changeover_post"),
            case .object(let payload)? = metadata["event_payload"]
        {
            (post, linkedBy) = (payload["post"]?.text, payload["details_of"]?.text)
        }
        let message = Message(
            channel: call["channel"] ?? "", ts: ts, text: call["text"] ?? "",
            hasBlocks: call.arguments["blocks"] != nil,
            thread: call["thread_ts"], isBroadcast: call.arguments["reply_broadcast"] == .boolean(true), post: post,
            linkedBy: linkedBy, recipient: call["user"])
        state.messages.append(message)
        return message.recipient == nil ? shown(message) : #"{"ok":true,"message_ts":"\#(ts)"}"#
    }

    private static func shown(_ message: Message) -> String {
        #"{"ok":true,"channel":"\#(message.channel)","ts":"\#(message.ts)","message":\#(json(message))}"#
    }

    private static func json(_ message: Message) -> String {
        var found = SlackMessage(
            ts: SlackTimestamp(message.ts) ?? SlackTimestamp(seconds: 0), user: UserID(message.author),
            text: message.text,
            threadTS: message.thread.flatMap { SlackTimestamp($0) })
        found.files = message.files.map { SharedFile(id: $0) }
        let payload = message.post.map { ["post": $0] } ?? message.linkedBy.map { ["details_of": $0] }
        found.metadata = payload.map { MessageMetadata(eventType: "changeover_post", payload: $0) }
        let data = (try? JSONEncoder().encode(found)) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }
}

extension FakeSlack {
    /// Calls about the channel do not end before `release()`.
    func hold(_ channel: String) { state.withLock { $0.heldChannel = channel } }

    func release() {
        let held = state.withLock { state in
            defer { state.held = [] }
            state.heldChannel = nil
            return state.held
        }
        for continuation in held { continuation.resume() }
    }

    /// Returns when a call is being held.
    func arrival() async {
        await withCheckedContinuation { continuation in
            let isHeld = state.withLock { state in
                if state.held.isEmpty { state.arrivals.append(continuation) }
                return !state.held.isEmpty
            }
            if isHeld { continuation.resume() }
        }
    }

    private func holdUp(_ call: Call) async {
        await withCheckedContinuation { continuation in
            let (isFree, arrivals) = state.withLock { state -> (Bool, [CheckedContinuation<Void, Never>]) in
                guard state.heldChannel == call["channel"], state.heldChannel != nil else { return (true, []) }
                state.held.append(continuation)
                defer { state.arrivals = [] }
                return (false, state.arrivals)
            }
            for arrival in arrivals { arrival.resume() }
            if isFree { continuation.resume() }
        }
    }
}
