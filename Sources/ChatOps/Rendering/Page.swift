import Slack

/// A message in the making: paragraphs that become blocks, and lines of the text that says the same.
struct Page: Sendable, Equatable {
    struct Paragraph: Sendable, Equatable {
        enum Style { case body, aside }

        var style: Style
        var lines: [Mrkdwn]
        /// Gives way when the message is too long.
        var isElastic: Bool
        /// The words of a link to a message that is still to be posted.
        var label: String?
    }

    /// The longest that a message may say, in UTF-16 units; Slack's own limits are further out (`MessageLimits`).
    static let limit = 3_000
    /// Room for the line that says how much was left out.
    private static let noticeRoom = 40

    private(set) var paragraphs: [Paragraph] = []

    /// Adds lines that are always shown.
    mutating func say(_ lines: Mrkdwn?..., style: Paragraph.Style = .body) {
        add(lines.compactMap { $0 }, style: style, isElastic: false)
    }

    /// Adds lines of which the last are left out when there is no room.
    mutating func list(_ lines: [Mrkdwn], style: Paragraph.Style = .body) {
        add(lines, style: style, isElastic: true)
    }

    /// Adds a link to a message that is still to be posted; until then, its words.
    mutating func link(_ label: String) {
        paragraphs.append(Paragraph(style: .body, lines: [.text(label)], isElastic: false, label: label))
    }

    /// The same with its link to that address.
    func linked(to address: String) -> Page {
        var linked = self
        for index in paragraphs.indices {
            guard let label = paragraphs[index].label else { continue }
            linked.paragraphs[index].lines = [.link(address, label)]
        }
        return linked
    }

    private mutating func add(_ lines: [Mrkdwn], style: Paragraph.Style, isElastic: Bool) {
        let lines = lines.filter { !$0.isBlank }
        guard !lines.isEmpty else { return }
        paragraphs.append(Paragraph(style: style, lines: lines, isElastic: isElastic))
    }

    var content: MessageContent {
        let shown = fitted
        let blocks = shown.map { paragraph in
            let text = paragraph.lines.joined(separator: "\n")
            return paragraph.style == .aside ? Block.context(text) : .section(text)
        }
        return MessageContent(text: shown.flatMap(\.lines).joined(separator: "\n"), blocks: blocks)
    }

    /// The same as mark-up alone, a string for each block.
    var markup: [Mrkdwn] { fitted.map { $0.lines.joined(separator: "\n") } }

    /// The paragraphs with as many lines as there is room for; the longest elastic one gives way first.
    private var fitted: [Paragraph] {
        var (shown, hidden) = (paragraphs, [Int](repeating: 0, count: paragraphs.count))
        func isHiding(_ index: Int) -> Bool { hidden[index] > 0 }
        func length() -> Int {
            shown.indices.reduce(0) { $0 + shown[$1].length + (isHiding($1) ? Page.noticeRoom : 0) }
        }
        while length() > Page.limit,
            let longest = shown.indices.filter({ shown[$0].isElastic && !shown[$0].lines.isEmpty })
                .max(by: { shown[$0].length < shown[$1].length })
        {
            shown[longest].lines.removeLast()
            hidden[longest] += 1
        }
        for index in shown.indices where isHiding(index) {
            shown[index].lines.append("… \(hidden[index]) more \(hidden[index] == 1 ? "line" : "lines") left out")
        }
        return shown
    }
}

extension Page.Paragraph {
    /// With a line end behind each line.
    fileprivate var length: Int { lines.reduce(0) { $0 + $1.markup.utf16.count + 1 } }
}
