/// A piece of YAML as it is written into one line.
enum YAMLValue: Sendable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([String])
    case mapping([(key: String, value: YAMLValue)])

    var written: String {
        switch self {
        case .text(let text): Self.scalar(text)
        case .number(let number): String(number)
        case .flag(let flag): String(flag)
        case .list(let texts): "[" + texts.map(Self.scalar).joined(separator: ", ") + "]"
        case .mapping(let entries):
            "{" + entries.map { "\(Self.scalar($0.key)): \($0.value.written)" }.joined(separator: ", ") + "}"
        }
    }

    /// Plain where a reader of YAML cannot take it for anything but this text, in quotes otherwise.
    private static func scalar(_ text: String) -> String {
        let isPlain =
            text.wholeMatch(of: /[A-Za-z][A-Za-z0-9_.\/-]*(:+[A-Za-z0-9_.\/-]+)*|[0-9]+(ms|[smh])/) != nil
        guard !isPlain || ["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(text.lowercased())
        else { return text }
        return text.unicodeScalars.reduce(into: "\"") { quoted, scalar in
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                quoted += "\\x" + (digits.count < 2 ? "0" : "") + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        } + "\""
    }
}
