import Foundation
import Transport

extension SlackClient {
    /// Shows a file in the channel, in a thread if one is named, with a comment above it. Needs the scope `files:write`,
    /// and membership even in a public channel (getnao/nao#1372).
    ///
    /// Slack names an address, gets the bytes there, and is then told to share the file. Only this last call shows
    /// anything to anybody: what fails before it is begun anew with a fresh address, and leaves nothing behind that
    /// people could see. When the outcome of the last call is unknown, the error is `ambiguous` and names the `file`:
    /// look for a message with that file before uploading it again.
    @discardableResult
    func uploadFile(
        _ file: SlackFile, to channel: ChannelID, thread: SlackTimestamp? = nil, comment: Mrkdwn? = nil
    ) async throws(SlackError) -> SharedFile {
        let id = try await deliver(file)
        return try await share(id, file.title, in: channel, thread: thread, comment: comment)
    }

    /// The first half of an upload: brings the bytes to Slack and returns the id under which they wait to be shared.
    /// Nobody can see anything of it, so it may be done again.
    package func deliver(_ file: SlackFile) async throws(SlackError) -> FileID {
        // Slack answers `missing_argument` to a length of 0 (docs.slack.dev, files.getUploadURLExternal).
        guard !file.name.isEmpty, !file.content.isEmpty else {
            throw SlackError(
                .filesGetUploadURLExternal, .invalidRequest, "A file needs a name and content.", outcome: .permanent)
        }
        var attempt = 1
        while true {
            let ticket = try await ticket(for: file)
            do {
                try await send(file.content, to: ticket.upload_url)
                return ticket.file_id
            } catch {
                try await pause(after: error, attempt: attempt)
                attempt += 1
            }
        }
    }

    private func ticket(for file: SlackFile) async throws(SlackError) -> UploadTicket {
        // By form: Slack's older page knows no JSON for this method.
        try await call(
            SlackCall(
                .filesGetUploadURLExternal,
                [
                    "filename": file.name,
                    "length": String(file.content.count),
                    "snippet_type": file.snippetType,
                    "alt_txt": file.altText,
                ]))
    }

    private func send(_ content: Data, to address: String) async throws(SlackError) {
        guard let url = UploadURL(address, namedBy: endpoint) else {
            throw SlackError(
                .filesGetUploadURLExternal, .unsafeUploadAddress,
                "Slack names an address for the upload that nothing may be sent to.", outcome: .permanent)
        }
        let reply: TransportReply
        do {
            reply = try await transport.send(url.request(content))
        } catch {
            throw SlackError.unanswered(.filesGetUploadURLExternal, error, token: token)
        }
        if let refusal = SlackError.upload(reply) { throw refusal }
    }

    /// The second half of an upload: shows the file that was delivered. An `ambiguous` error names the `file`.
    @discardableResult
    package func share(
        _ id: FileID, _ title: String, in channel: ChannelID, thread: SlackTimestamp? = nil, comment: Mrkdwn? = nil
    ) async throws(SlackError) -> SharedFile {
        do throws(SlackError) {
            return try await complete(id, title, in: channel, thread: thread, comment: comment)
        } catch {
            var named = error
            if error.outcome == .ambiguous { named.file = id }
            throw named
        }
    }

    private func complete(
        _ id: FileID, _ title: String, in channel: ChannelID, thread: SlackTimestamp?, comment: Mrkdwn?
    ) async throws(SlackError) -> SharedFile {
        let text = comment.map { TextCutter(isMarkup: true).truncated($0.markup, to: MessageLimits.text) }
        let completion = UploadCompletion(
            files: [SharedFile(id: id, title: title)], channel_id: channel, thread_ts: thread, initial_comment: text)
        let reply: CompletionReply = try await call(SlackCall(.filesCompleteUploadExternal, body: completion))
        guard let file = reply.files.first(where: { $0.id == id }) else {
            throw SlackError.unexpected(.filesCompleteUploadExternal, "The reply is about another file.")
        }
        return file
    }
}

/// The reply of `files.getUploadURLExternal`.
private struct UploadTicket: Decodable, Sendable {
    var file_id: FileID
    var upload_url: String
}

/// The arguments of `files.completeUploadExternal`; what is nil is not sent.
private struct UploadCompletion: Encodable {
    var files: [SharedFile]
    var channel_id: ChannelID
    var thread_ts: SlackTimestamp?
    var initial_comment: String?
}

private struct CompletionReply: Decodable, Sendable {
    var files: [SharedFile]
}
