/// Cuts mark-up to a length without cutting a link, a mention or an entity in two, or leaving a code block open.
struct TextCutter {
    private static let fence = "```"
    private static let closing = "\n```"
    private static let reopening = "```\n"

    /// Whether the text is mark-up; plain text has no links and no fences to keep whole.
    var isMarkup: Bool

    /// The text, or as much of it as fits with an ellipsis behind it.
    func truncated(_ text: String, to limit: Int) -> String {
        guard text.utf16.count > limit else { return text }
        let room = limit - MessageLimits.ellipsis.utf16.count - (isMarkup ? Self.closing.utf16.count : 0)
        let head = String(text[..<cut(text[...], at: max(0, room))]) + MessageLimits.ellipsis
        return endsInsideFence(head) ? head + Self.closing : head
    }

    /// The text in pieces that each fit, cut at line ends where there are any.
    func split(_ text: String, into limit: Int) -> [String] {
        var pieces: [String] = []
        var rest = text[...]
        var isFenced = false
        while !rest.isEmpty {
            let prefix = isFenced ? Self.reopening : ""
            let room = limit - prefix.utf16.count
            guard rest.utf16.count > room else {
                pieces.append(prefix + rest)
                break
            }
            let end = lineEnd(in: rest, before: cut(rest, at: room - Self.closing.utf16.count))
            guard end > rest.startIndex else {
                // One link or one character longer than a whole piece: nothing sensible can be shown of it.
                pieces.append(MessageLimits.ellipsis)
                rest = rest[atomEnd(in: rest)...]
                continue
            }
            let piece = prefix + rest[..<end]
            isFenced = endsInsideFence(piece)
            pieces.append(isFenced ? piece + Self.closing : piece)
            rest = rest[end...]
            if rest.first == "\n" { rest = rest.dropFirst() }
        }
        return pieces
    }

    /// The last place at or before the limit where no atom is cut.
    private func cut(_ text: Substring, at limit: Int) -> Substring.Index {
        var end = text.startIndex
        var length = 0
        while end < text.endIndex {
            let next = atomEnd(in: text[end...])
            length += text.utf16.distance(from: end, to: next)
            if length > limit { break }
            end = next
        }
        return end
    }

    /// The end of the link, mention, entity, fence or character at the start of the text.
    private func atomEnd(in text: Substring) -> Substring.Index {
        let next = text.index(after: text.startIndex)
        guard isMarkup else { return next }
        switch text.first {
        case "`" where text.hasPrefix(Self.fence):
            return text.index(text.startIndex, offsetBy: Self.fence.count)
        case "<":
            guard let close = text.firstIndex(where: { $0 == ">" || $0 == "\n" }), text[close] == ">" else {
                return next
            }
            return text.index(after: close)
        case "&":
            let entity = ["&amp;", "&lt;", "&gt;"].first(where: text.hasPrefix)
            return entity.map { text.index(text.startIndex, offsetBy: $0.count) } ?? next
        default:
            return next
        }
    }

    /// The last line end before the cut, unless the piece would then be less than half as long.
    private func lineEnd(in text: Substring, before cut: Substring.Index) -> Substring.Index {
        guard cut < text.endIndex, let newline = text[..<cut].lastIndex(of: "\n"),
            text.utf16.distance(from: text.startIndex, to: newline) * 2
                >= text.utf16.distance(from: text.startIndex, to: cut)
        else { return cut }
        return newline
    }

    private func endsInsideFence(_ text: String) -> Bool {
        isMarkup && !text.ranges(of: Self.fence).count.isMultiple(of: 2)
    }
}
