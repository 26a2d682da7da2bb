import Maintenance

/// What one or several command lines of aurora-echo say of a lifecycle, taken together.
struct AuroraEchoSettings: Sendable {
    private(set) var commands: [AuroraEchoCommand] = []
    private(set) var values: [AuroraEchoOption: [String]] = [:]
    /// Options to which two command lines give different values; the later one holds.
    private(set) var differences: [(option: AuroraEchoOption, values: [String])] = []

    /// Reads command lines one after the other: `aurora-echo new -n development … aurora-echo promote …`.
    ///
    /// - Throws: `Refusal` for what aurora-echo would not have taken.
    init(_ words: [String]) throws(Refusal) {
        for line in Self.lines(words) { try add(line) }
        guard !commands.isEmpty else {
            throw Refusal("a command line is needed, such as `-- aurora-echo new -n development …`.")
        }
    }

    subscript(option: AuroraEchoOption) -> String? { values[option]?.last }

    func list(_ option: AuroraEchoOption) -> [String] { values[option] ?? [] }

    /// The words of each command, without the name of the tool and what a shell has between commands.
    private static func lines(_ words: [String]) -> [[String]] {
        let separators = ["&&", ";", "&", "||"]
        var lines: [[String]] = [[]]
        for word in words {
            let isTool = word.split(separator: "/").last == "aurora-echo"
            if isTool || separators.contains(word) {
                lines.append([])
            } else if word.hasSuffix(";") {
                lines[lines.count - 1].append(String(word.dropLast()))
                lines.append([])
            } else {
                lines[lines.count - 1].append(word)
            }
        }
        return lines.filter { !$0.isEmpty }
    }

    private mutating func add(_ line: [String]) throws(Refusal) {
        guard let command = AuroraEchoCommand(rawValue: line[0]) else {
            let known = AuroraEchoCommand.allCases.map(\.rawValue)
            throw Refusal("“\(line[0])” is not a command of aurora-echo: it has \(known.listed).")
        }
        commands.append(command)
        var given: [AuroraEchoOption: [String]] = [:]
        var rest = line.dropFirst()
        while let word = rest.popFirst() {
            let (option, attached) = try Self.option(word, of: command)
            guard let value = attached ?? rest.popFirst() else { throw Refusal("\(word): a value is missing.") }
            given[option, default: []].append(value)
        }
        for option in AuroraEchoOption.allCases { merge(option, given[option] ?? []) }
    }

    /// An option, with its value where that is attached: `--ttl=60`, `-sub=dev`, `-ndevelopment`.
    private static func option(
        _ word: String, of command: AuroraEchoCommand
    ) throws(Refusal) -> (option: AuroraEchoOption, value: String?) {
        if let option = AuroraEchoOption(spelled: word, by: command) { return (option, nil) }
        if let place = word.firstIndex(of: "="),
            let option = AuroraEchoOption(spelled: String(word[..<place]), by: command)
        {
            return (option, String(word[word.index(after: place)...]))
        }
        if !word.hasPrefix("--"), word.count > 2,
            let option = AuroraEchoOption(spelled: String(word.prefix(2)), by: command)
        {
            return (option, String(word.dropFirst(2)))
        }
        let meant = AuroraEchoOption.allCases.map(\.rawValue).nearest(to: word).first
        throw Refusal(
            "“\(word)” is not an option of aurora-echo \(command.rawValue).\(meant.map { " Did you mean \($0)?" } ?? "")"
        )
    }

    private mutating func merge(_ option: AuroraEchoOption, _ new: [String]) {
        guard !new.isEmpty else { return }
        let old = values[option] ?? []
        if option.isList {
            values[option] = old + new.filter { !old.contains($0) }
        } else {
            if let before = old.last, before != new.last { differences.append((option, [before] + new.suffix(1))) }
            values[option] = new.suffix(1)
        }
    }
}
