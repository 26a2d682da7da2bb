package import Foundation

extension SlackWorld {
    /// A file, from the promise of an address for its bytes to the messages that share it.
    package struct File: Sendable, Hashable {
        package var id: String
        package var name: String
        package var title: String
        /// The bytes that were announced, as many as have to come.
        package var length: Int
        package var snippetType: String?
        package var altText: String?
        package var user: String
        package var createdAt: SimulatedTime
        /// The secret last part of the address for the bytes.
        package var ticket: String
        /// The token that asked for the address, for which the bytes are taken.
        package var token: String
        /// Nil until the bytes are there.
        package var content: Data?
        /// Whether the upload was finished: only once.
        package var isComplete = false
        /// Where people see it.
        package var shares: [Share] = []

        package struct Share: Sendable, Hashable {
            package var channel: String
            package var ts: Timestamp

            package init(channel: String, ts: Timestamp) {
                self.channel = channel
                self.ts = ts
            }
        }
    }
}

extension SlackWorld {
    /// What a message says of its files; nothing for a message without any.
    func fileFields(_ message: Message) -> [String: JSON] {
        guard !message.files.isEmpty else { return [:] }
        let shown = message.files.compactMap { files[$0] }.map(render)
        return ["files": .array(shown), "upload": false, "display_as_bot": false]
    }

    private func render(_ file: File) -> JSON {
        let created = JSON.integer(file.createdAt.milliseconds / 1000)
        let place = "https://files.slack.com/files-pri/\(team)-\(file.id)/"
        var shown: [String: JSON] = [
            "id": .string(file.id), "created": created, "timestamp": created, "name": .string(file.name),
            "title": .string(file.title), "user": .string(file.user), "user_team": .string(team),
            "size": .integer(Int64(file.length)), "mode": file.snippetType == nil ? "hosted" : "snippet",
            // Slack looks at the bytes later, and leaves this empty until then (slackapi/node-slack-sdk#2040).
            "mimetype": "", "filetype": .string(file.snippetType ?? ""), "pretty_type": "",
            "editable": .bool(file.snippetType != nil), "is_external": false, "external_type": "",
            "is_public": true, "public_url_shared": false, "display_as_bot": false, "username": "",
            "file_access": "visible", "url_private": .string(place + file.name),
            "url_private_download": .string(place + "download/" + file.name),
            "permalink": .string("https://\(domain).slack.com/files/\(file.user)/\(file.id)/\(file.name)"),
        ]
        if let text = file.altText { shown["alt_txt"] = .string(text) }
        return .object(shown)
    }
}
