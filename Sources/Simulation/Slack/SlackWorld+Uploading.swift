import Foundation

extension SlackWorld {
    /// The arguments of `files.getUploadURLExternal`.
    package struct UploadRequest: Sendable, Hashable {
        package var name: String
        package var length: Int
        package var snippetType: String?
        package var altText: String?

        package init(name: String, length: Int, snippetType: String? = nil, altText: String? = nil) {
            self.name = name
            self.length = length
            self.snippetType = snippetType
            self.altText = altText
        }
    }

    /// The arguments of `files.completeUploadExternal`; without a channel the files stay private.
    package struct UploadCompletion: Sendable, Hashable {
        /// A file's id, and its title if it is to have another than its name.
        package struct Item: Sendable, Hashable {
            var id: String
            var title: String?

            package init(id: String, title: String? = nil) {
                self.id = id
                self.title = title
            }
        }

        var files: [Item]
        var channel: String?
        var threadTS: Timestamp?
        var comment: String?

        package init(
            files: [Item], channel: String? = nil, threadTS: Timestamp? = nil, comment: String? = nil
        ) {
            self.files = files
            self.channel = channel
            self.threadTS = threadTS
            self.comment = comment
        }
    }

    /// `files.getUploadURLExternal`: the file that the bytes sent to its ticket will become.
    mutating func requestUpload(
        _ request: UploadRequest, by caller: Caller, at now: SimulatedTime
    ) throws(SlackFault) -> File {
        try caller.require("files:write")
        // A length of 0 counts as none (docs.slack.dev, files.getUploadURLExternal).
        guard !request.name.isEmpty, request.length > 0 else { throw SlackFault("missing_argument") }
        guard settings.allowsUploads else { throw SlackFault("file_uploads_disabled") }
        guard request.length <= settings.fileLimit else { throw SlackFault("file_upload_size_restricted") }
        if let type = request.snippetType {
            guard Self.snippetTypes.contains(type) else { throw SlackFault("unknown_snippet_type") }
            guard request.length <= settings.snippetLimit else { throw SlackFault("snippet_too_large") }
        }
        guard (request.altText ?? "").unicodeScalars.count <= 1000 else { throw SlackFault("alt_txt_too_large") }
        if let limit = settings.storageLimit {
            let stored = files.values.reduce(0) { $0 + ($1.content?.count ?? 0) }
            guard stored + request.length <= limit else { throw SlackFault("storage_limit_reached") }
        }
        let file = File(
            id: "F" + randomText(10).uppercased(), name: request.name, title: request.name, length: request.length,
            snippetType: request.snippetType, altText: request.altText, user: caller.user, createdAt: now,
            ticket: randomText(40), token: caller.token)
        files[file.id] = file
        return file
    }

    /// Takes the bytes of a file: once, and as many as were announced.
    mutating func receive(_ content: Data, with ticket: String) throws(SlackFault) {
        let file = try awaited(ticket)
        guard content.count == file.length else { throw SlackFault("length_mismatch") }
        files[file.id]?.content = content
    }

    /// `files.completeUploadExternal`: titles the files and, in a channel, shows them all in one message.
    ///
    /// Membership is needed even in public channels (getnao/nao#1372).
    mutating func completeUpload(
        _ completion: UploadCompletion, by caller: Caller, at now: SimulatedTime
    ) throws(SlackFault) -> [File] {
        try caller.require("files:write")
        let ids = completion.files.map(\.id)
        guard !ids.isEmpty, Set(ids).count == ids.count else { throw SlackFault("invalid_arguments") }
        for id in ids {
            guard let file = files[id], file.user == caller.user, file.content != nil, !file.isComplete else {
                throw SlackFault("file_not_found")
            }
        }
        var share: File.Share?
        if let id = completion.channel {
            let channel = try channel(id, for: caller)
            try requireMembership(caller, channel)
            try requireOpen(channel)
            share = try show(ids, completion, in: id, by: caller, at: now)
        }
        for item in completion.files {
            files[item.id]?.isComplete = true
            if let title = item.title { files[item.id]?.title = title }
            if let share { files[item.id]?.shares.append(share) }
        }
        return ids.compactMap { files[$0] }
    }

    private mutating func show(
        _ ids: [String], _ completion: UploadCompletion, in channel: String, by caller: Caller, at now: SimulatedTime
    ) throws(SlackFault) -> File.Share {
        var message = Message(
            channel: channel, ts: Timestamp(microseconds: 0), user: caller.user, team: team,
            text: stored(completion.comment ?? "").text)
        message.botID = caller.botID
        message.appID = caller.appID
        message.files = ids
        try insert(&message, thread: completion.threadTS, broadcast: false, at: now)
        return File.Share(channel: channel, ts: message.ts)
    }

    /// The file whose bytes have yet to come to the ticket.
    func awaited(_ ticket: String) throws(SlackFault) -> File {
        guard let file = files.values.first(where: { $0.ticket == ticket && $0.content == nil }) else {
            throw SlackFault("ticket_not_found")
        }
        return file
    }

    /// Some of the syntaxes that Slack knows.
    private static let snippetTypes: Set<String> = [
        "csv", "diff", "html", "javascript", "json", "markdown", "python", "shell", "sql", "swift", "text", "xml",
        "yaml",
    ]
}
