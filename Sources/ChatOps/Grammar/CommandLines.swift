/// The commands in a message, as far as its lines tell: each with the lines that go on with it.
struct CommandLines: Sendable, Equatable {
    /// A line that begins as a command, and the lines behind it up to the next one.
    struct Section: Sendable, Equatable {
        /// Which line of the message it begins in, counted from 1.
        var line: Int
        /// What follows the prefix or the mention, on one line.
        var words: String
        /// The lines as Slack delivered them.
        var raw: String
    }

    enum Finding: Sendable, Equatable {
        /// A message among people.
        case nothing
        case sections([Section])
        /// It may be meant as a command, or as words about one: what would be clear.
        case unclear(String)
    }

    /// More commands are no message that somebody types.
    private static let limit = 10

    let prefix: String
    let botUser: String?

    func find(in message: String) -> Finding {
        let lines = MessageLine.lines(of: message)
        let beginnings = lines.map(beginning)
        guard let first = beginnings.firstIndex(where: { $0 != .none }) else { return .nothing }
        let isIntroduced = lines[..<first].contains { !$0.text.isEmpty }
        if isIntroduced, lines[first].setting != .plain { return .nothing }
        if let unclear = beginnings.firstIndex(of: .partlyMarked) {
            return .unclear(
                "Only a part of line \(unclear + 1) is marked as a command, so nothing was done. Please take the marks off."
            )
        }
        if isIntroduced {
            return .unclear(
                "Line \(first + 1) begins as a command and the message with something else, so nothing was done. "
                    + "Please send the command as a message of its own.")
        }
        guard isOneSpeaker(lines, beginnings) else {
            return .unclear(
                "A part of this message is a quotation or code and the rest is not, so it is not clear which commands are "
                    + "yours, and nothing was done. Please send them alone.")
        }
        return sections(lines, beginnings)
    }

    /// Whether all commands stand alike, and what is quoted or shown as code stands alone: otherwise a part may be what
    /// somebody else wrote.
    private func isOneSpeaker(_ lines: [MessageLine], _ beginnings: [Beginning]) -> Bool {
        let commands = Set(zip(lines, beginnings).filter { $1 != .none }.map { line, _ in line.setting })
        guard commands.count == 1, let setting = commands.first else { return false }
        return setting == .plain || lines.allSatisfy { $0.text.isEmpty || $0.setting == setting }
    }

    private func sections(_ lines: [MessageLine], _ beginnings: [Beginning]) -> Finding {
        var sections: [Section] = []
        var lead: [String] = []
        for (index, line) in lines.enumerated() {
            if case .command(let words) = beginnings[index] {
                sections.append(
                    Section(line: index + 1, words: words, raw: (lead + [line.raw]).joined(separator: "\n")))
                lead = []
            } else if sections.isEmpty {
                lead.append(line.raw)
            } else {
                let last = sections.count - 1
                sections[last].raw += "\n" + line.raw
                if !line.text.isEmpty { sections[last].words += (sections[last].words.isEmpty ? "" : " ") + line.text }
            }
        }
        guard sections.count <= Self.limit else {
            return .unclear(
                "These are \(sections.count) commands, so nothing was done. I take \(Self.limit) in a message.")
        }
        if let section = sections.first(where: { holdsAnother($0.words) }) {
            return .unclear(
                "`\(prefix)` stands in the middle of the command in line \(section.line), so nothing was done. "
                    + "Please begin every command in a line of its own.")
        }
        return .sections(sections)
    }

    private enum Beginning: Equatable {
        case none
        /// As a command: what follows.
        case command(String)
        /// Marks stand around the beginning and not around the whole.
        case partlyMarked
    }

    private func beginning(of line: MessageLine) -> Beginning {
        let marks = "*_~"
        let parts = line.text.split(separator: " ", maxSplits: 1)
        guard var first = parts.first else { return .none }
        let rest = parts.count > 1 ? String(parts[1]) : ""
        while first.count > 2, let mark = first.first, marks.contains(mark), first.last == mark {
            first = first.dropFirst().dropLast()
        }
        // Somebody may also have typed the brackets of a mention: those come escaped.
        if let botUser, first.hasPrefix("<@\(botUser)>"), line.raw.contains("<@\(botUser)") {
            return .command(String("\(first) \(rest)".dropFirst(botUser.count + 3).drop { " :,".contains($0) }))
        }
        if prefixes.contains(first.lowercased()) { return .command(rest) }
        let bare = first.drop { marks.contains($0) }
        return bare != first && prefixes.contains(bare.lowercased()) ? .partlyMarked : .none
    }

    /// Whether a command stands in the words of another. A prefix that is a word of the language says nothing.
    private func holdsAnother(_ words: String) -> Bool {
        guard let mark = prefix.first, !mark.isLetter, !mark.isNumber else { return false }
        let all = words.split(separator: " ").map { $0.lowercased() }
        return zip(all, all.dropFirst()).contains { word, next in
            word == prefix.lowercased() && CommandList.command(named: next) != nil
        }
    }

    /// Slack keeps a leading `/` for itself unless a space stands before it; people will type it so.
    private var prefixes: [String] {
        let word = prefix.lowercased()
        guard let mark = word.first, !mark.isLetter, !mark.isNumber else { return [word] }
        return [word, "/" + word.dropFirst()]
    }
}
