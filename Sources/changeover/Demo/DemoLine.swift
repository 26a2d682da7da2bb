/// What somebody types into the demo.
enum DemoLine: Sendable, Equatable {
    case says(Person, String)
    case reacts(Person, emoji: String)
    case help
    case quit
    case unknownPerson(String)
    case nothing

    /// `text` is alice's message, `:emoji:` her reaction; `as bob …` makes it bob's.
    init(_ line: String) {
        let text = line.trimmed
        switch text.lowercased() {
        case "": self = .nothing
        case "quit", "exit", "bye": self = .quit
        case "help", "?": self = .help
        default:
            let words = text.split(separator: " ", maxSplits: 2).map(String.init)
            guard words[0].lowercased() == "as", words.count > 1 else {
                self = Self.act(.alice, text)
                return
            }
            let name = words[1].lowercased().filter { $0 != "@" && $0 != ":" }
            guard let person = Person(rawValue: name) else {
                self = .unknownPerson(words[1])
                return
            }
            self = words.count > 2 ? Self.act(person, words[2].trimmed) : .nothing
        }
    }

    private static func act(_ person: Person, _ text: String) -> DemoLine {
        guard text.hasPrefix(":"), text.hasSuffix(":"), text.count > 2, !text.contains(" ") else {
            return .says(person, text)
        }
        return .reacts(person, emoji: String(text.dropFirst().dropLast()))
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
