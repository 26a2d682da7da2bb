import Simulation

/// Turns what happens in the channels into lines for a terminal.
struct Transcript: Sendable {
    private let plain: PlainText
    private let nameOf: @Sendable (String) -> String
    private static let gutter = 11

    init(screen: Screen, nameOf: @escaping @Sendable (String) -> String) {
        self.nameOf = nameOf
        plain = PlainText(isBold: screen.isTerminal, nameOf: nameOf)
    }

    /// - Parameter before: the text of an edited message before; of an edit only the lines that say something new are
    ///   shown, for the live status is edited every few seconds.
    func lines(for change: SlackWorld.Change, before: String?) -> [String] {
        switch change.event {
        case .posted(let message):
            let lines = plain.text(message.text).split(separator: "\n", omittingEmptySubsequences: false)
            return ["", head(of: message)] + framed(lines.map(String.init), by: message)
        case .updated(let message):
            let fresh = news(in: message.text, since: before ?? "")
            return fresh.isEmpty ? [] : framed(fresh.map { "✎ \(plain.text($0))" }, by: message)
        case .postedEphemeral(let note):
            let lines = plain.text(note.text).split(separator: "\n").map { "\(indent)│ \($0)" }
            return ["", "\(nameOf(note.from)) → \(nameOf(note.to)), only they see it"] + lines
        case .reactionAdded(let emoji, let user, _):
            return ["\(indent)  \(nameOf(user)) reacts \(plain.text(":\(emoji):"))"]
        case .reactionRemoved(let emoji, let user, _):
            return ["\(indent)  \(nameOf(user)) takes :\(emoji): back"]
        case .deleted(let message, _):
            return ["\(indent)  \(nameOf(message.user)) deletes a message"]
        case .pinned(_, let user):
            return ["\(indent)  \(nameOf(user)) pins a message"]
        case .unpinned, .channelChanged:
            return []
        }
    }

    private var indent: String { "    " }

    private func head(of message: SlackWorld.Message) -> String {
        let channel = message.channel == Stage.status ? "#db-status · " : ""
        let place =
            message.isReply ? (message.subtype == .threadBroadcast ? " (thread, and channel)" : " (thread)") : ""
        return channel + nameOf(message.user) + place
    }

    private func framed(_ lines: [String], by message: SlackWorld.Message) -> [String] {
        lines.map { "\(indent)│ \($0)" }
    }

    /// Lines that are not there already but for their figures.
    private func news(in text: String, since before: String) -> [String] {
        let known = Set(before.split(separator: "\n").map { shape(of: String($0)) })
        return text.split(separator: "\n").map(String.init).filter { line in
            !known.contains(shape(of: line)) && !line.allSatisfy { "▓░ ".contains($0) }
        }
    }

    private func shape(of line: String) -> String {
        // Times go on, bars grow: neither is news.
        let words = line.split(separator: " ").map { word in
            word.contains(where: \.isNumber) && !word.contains("-") ? "#" : String(word)
        }
        return words.joined(separator: " ").filter { !"▓░".contains($0) }
            .replacing("under a minute", with: "# min").replacing("# s", with: "# min")
    }
}
