package import Foundation

extension SimulatedSlack {
    package mutating func requestUpload(
        _ request: SlackWorld.UploadRequest, token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<SlackWorld.File> {
        call(.filesGetUploadURLExternal, token: token, at: now) { world, turn throws(SlackFault) in
            try world.requestUpload(request, by: turn.caller, at: now)
        }
    }

    /// The bytes of a file, for whoever asked for the ticket; the reply is how many they are.
    package mutating func upload(
        _ content: Data, with ticket: String, at now: SimulatedTime
    ) -> SlackCallOutcome<Int> {
        let token: String
        do throws(SlackFault) { token = try world.awaited(ticket).token } catch { return .fault(error) }
        return call(.fileUpload, token: token, at: now) { world, _ throws(SlackFault) in
            try world.receive(content, with: ticket)
            return content.count
        }
    }

    package mutating func completeUpload(
        _ completion: SlackWorld.UploadCompletion, token: String, at now: SimulatedTime
    ) -> SlackCallOutcome<[SlackWorld.File]> {
        call(.filesCompleteUploadExternal, token: token, channel: completion.channel, at: now) {
            world, turn throws(SlackFault) in
            try world.completeUpload(completion, by: turn.caller, at: now)
        }
    }
}

extension SlackWorld {
    mutating func answerUploadRequest(
        _ arguments: SlackArguments, _ turn: SimulatedSlack.Turn
    ) throws(SlackFault) -> SlackPage {
        _ = try arguments.required("length")
        var request = UploadRequest(
            name: try arguments.required("filename"), length: try arguments.number("length") ?? 0)
        request.snippetType = arguments.text("snippet_type")
        request.altText = arguments.text("alt_txt")
        let file = try requestUpload(request, by: turn.caller, at: turn.now)
        return SlackPage([
            "file_id": .string(file.id), "upload_url": .string("\(arguments.site)upload/v1/\(file.ticket)"),
        ])
    }

    /// Answers ids and titles as documented; in practice Slack adds what it knows of the files so far. The argument
    /// `channels` is not looked at, as it was not for years (slackapi/python-slack-sdk#1520).
    mutating func answerUploadCompletion(
        _ arguments: SlackArguments, _ turn: SimulatedSlack.Turn
    ) throws(SlackFault) -> SlackPage {
        guard let items = try arguments.json("files", or: "invalid_arguments")?.items, !items.isEmpty else {
            throw SlackFault("invalid_arguments", messages: ["[ERROR] missing required field: files"])
        }
        var completion = UploadCompletion(files: [])
        for item in items {
            guard let id = item["id"]?.text else {
                throw SlackFault("invalid_arguments", messages: ["[ERROR] missing required field: id"])
            }
            completion.files.append(UploadCompletion.Item(id: id, title: item["title"]?.text))
        }
        if let channel = arguments.text("channel_id"), !channel.isEmpty {
            guard Self.isEncodedChannel(channel) else {
                // The pattern is that of slackapi/bolt-js#2115; the ids of our examples are shorter.
                let pattern = "input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$ [json-pointer:/channel_id]"
                throw SlackFault("invalid_arguments", messages: [pattern])
            }
            completion.channel = channel
        }
        completion.threadTS = try arguments.timestamp("thread_ts", or: "invalid_thread_ts")
        completion.comment = arguments.text("initial_comment")
        let files = try completeUpload(completion, by: turn.caller, at: turn.now)
        return SlackPage([
            "files": .array(files.map { ["id": .string($0.id), "title": .string($0.title)] })
        ])
    }

    private static func isEncodedChannel(_ id: String) -> Bool {
        guard let first = id.first, "CGDZ".contains(first) else { return false }
        return id.utf8.allSatisfy {
            (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
    }
}
