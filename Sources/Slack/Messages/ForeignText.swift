/// Text of AWS or of people on its way into a message: what cannot be seen is taken out, and what Slack would take for
/// mark-up is put so that it looks the same and marks nothing.
///
/// Nothing of it can then hide, reverse or emphasise what a prompt says, or show an emoji that looks like an answer.
enum ForeignText {
    /// Without control and format characters (bidirectional marks, zero-width characters, tags, C1 controls); every sort of
    /// line end is a line end.
    static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { isReplaced($0) }) else { return text }
        var visible = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            let isReturn = scalar == "\r"
            defer { isAfterReturn = isReturn }
            if scalar == "\n", isAfterReturn { continue }
            if isLineEnd(scalar) {
                visible.append("\n")
            } else if scalar == "\t" {
                visible.append(" ")
            } else if !isInvisible(scalar) {
                visible.append(scalar)
            }
        }
        return String(visible)
    }

    /// Visible, and without mark-up: Slack knows no way to escape `*`, `_`, `~`, backticks, quotes and emoji codes, so that
    /// characters of the same look take their places (docs.slack.dev, formatting message text).
    static func plain(_ text: String) -> String {
        let visible = visible(text)
        guard visible.utf8.contains(where: { marks.contains($0) }) else { return visible }
        var scalars = Array(visible.unicodeScalars)
        var isLineBegin = true
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "*": scalars[index] = "\u{2217}"
            case "~": scalars[index] = "\u{223C}"
            case "`": scalars[index] = "'"
            case ">" where isLineBegin: scalars[index] = "\u{203A}"
            default: break
            }
            isLineBegin = scalar == "\n" || isLineBegin && (scalar == " " || scalar == ">")
        }
        plainUnderscores(&scalars)
        plainEmojiCodes(&scalars)
        return String(String.UnicodeScalarView(scalars))
    }

    /// What `plain` looks at: a text without is plain.
    private static let marks = Array("*~`>_:".utf8)

    /// Those inside of a word mark nothing, and stand in the names of parameters.
    private static func plainUnderscores(_ scalars: inout [Unicode.Scalar]) {
        var index = 0
        while index < scalars.count {
            guard scalars[index] == "_" else {
                index += 1
                continue
            }
            let begin = index
            while index < scalars.count, scalars[index] == "_" { index += 1 }
            let isInside =
                begin > 0 && index < scalars.count && isWord(scalars[begin - 1]) && isWord(scalars[index])
            if !isInside { for position in begin..<index { scalars[position] = "\u{02CD}" } }
        }
    }

    /// `:name:` becomes an emoji wherever it stands; resource names of AWS alone (`arn:aws:rds:…`) are left as they are.
    private static func plainEmojiCodes(_ scalars: inout [Unicode.Scalar]) {
        var index = 0
        while let colon = scalars[index...].firstIndex(of: ":") {
            index = colon + 1
            guard let end = scalars[index...].firstIndex(where: { !isEmojiName($0) }), scalars[end] == ":",
                scalars[index..<end].contains(where: { !$0.properties.isWhitespace && !isDigit($0) })
                    || end - index >= 3,
                !isInResourceName(colon, scalars)
            else { continue }
            scalars[colon] = "\u{2236}"
            scalars[end] = "\u{2236}"
            index = end + 1
        }
    }

    private static func isInResourceName(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        let begin = scalars[..<index].lastIndex { !isEmojiName($0) && $0 != ":" && $0 != "/" }.map { $0 + 1 } ?? 0
        return scalars[begin...].starts(with: "arn:aws".unicodeScalars)
    }

    private static func isEmojiName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "+", "-", "'": true
        default: !scalar.isASCII && (scalar.properties.isLowercase || scalar.properties.isUppercase)
        }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// Whether a text with it is not visible as it is.
    private static func isReplaced(_ scalar: Unicode.Scalar) -> Bool {
        scalar != "\n" && (scalar == "\t" || isLineEnd(scalar) || isInvisible(scalar))
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        // Nearly all of it, and its properties are looked up in no table.
        if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
        return switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned: true
        default: scalar.properties.isDefaultIgnorableCodePoint || scalar == "\u{2800}"
        }
    }
}
