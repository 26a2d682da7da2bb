import Maintenance
import Engine
import Foundation
import Slack
import Synchronization

/// Files and pins of the fake Slack.
extension FakeSlack {
    static func extra(_ call: Call, _ state: inout State) -> String {
        switch call.method {
        case "files.getUploadURLExternal":
            let id = "F\(state.files.count + 1)"
            state.files[id] = Data()
            return #"{"ok":true,"file_id":"\#(id)","upload_url":"http://127.0.0.1:1/upload/v1/\#(id)"}"#
        case "files.completeUploadExternal":
            return share(call, &state)
        default:
            let ts = call["timestamp"] ?? ""
            guard state.messages.contains(where: { $0.ts == ts }) else {
                return #"{"ok":false,"error":"message_not_found"}"#
            }
            guard !state.pins.contains(ts) else { return #"{"ok":false,"error":"already_pinned"}"# }
            state.pins.append(ts)
            return #"{"ok":true}"#
        }
    }

    private static func share(_ call: Call, _ state: inout State) -> String {
        guard case .array(let files)? = call.arguments["files"], case .object(let file)? = files.first,
            let id = file["id"]?.text, state.files[id]?.isEmpty == false
        else { return #"{"ok":false,"error":"file_not_found"}"# }
        state.lastTS += 1_000_001
        var message = Message(
            channel: call["channel_id"] ?? "", ts: SlackTimestamp(microsecondsSinceEpoch: state.lastTS).rawValue,
            text: call["initial_comment"] ?? "", hasBlocks: false, thread: call["thread_ts"], isBroadcast: false,
            post: nil, recipient: nil)
        message.files = [FileID(id)]
        state.messages.append(message)
        return #"{"ok":true,"files":[{"id":"\#(id)","title":"\#(file["title"]?.text ?? "")"}]}"#
    }

    /// What was brought as a file, in words.
    func content(of file: String) -> String {
        String(decoding: state.withLock { $0.files[file] } ?? Data(), as: UTF8.self)
    }

    var pins: [String] { state.withLock(\.pins) }
}

extension FakeSlack {
    /// The mark that each message with metadata was posted or edited with.
    var marks: [String] { state.withLock(\.marks) }
}

extension FakeSlack.Call {
    /// The mark in the metadata; `nil` without metadata.
    var mark: String? {
        guard case .object(let metadata)? = arguments["metadata"],
            case .object(let payload)? = metadata["event_payload"]
        else { return nil }
        return payload["calls"]?.text ?? ""
    }
}

extension FakeSlack.Message {
    /// What is told of it when Slack returned it.
    var shown: ShownMessage { ShownMessage(digest: Digest.text(of: ShownContent(text: text))) }
}
