/// That kinds are named only where the design lets them: in their own files, in the lists, by their I/O twins and by the
/// runbooks and commands that use them.
struct KindRules {
    /// A type that is a kind, and what sort of kind.
    struct Kind: Sendable, Hashable {
        enum Sort: Sendable, CaseIterable { case subject, mutation, step, runbook, question }

        var name: String
        var sort: Sort
        var path: String
    }

    let kinds: [Kind]

    init(_ tree: SourceTree) {
        kinds = tree.files.filter(\.isSource).flatMap { file in
            file.code.compactMap { line in Self.kind(declaredIn: line.text, of: file.path) }
        }
    }

    private static func kind(declaredIn line: String, of path: String) -> Kind? {
        guard let match = line.firstMatch(of: /struct (\w+): (\w+)/) else { return nil }
        let name = String(match.output.1)
        return switch match.output.2 {
        case "Subject": Kind(name: name, sort: .subject, path: path)
        case "Mutation", "RDSMutation": Kind(name: name, sort: .mutation, path: path)
        case "StepKind", "ClusterStep", "InstanceStep", "DatabaseStep": Kind(name: name, sort: .step, path: path)
        case "Question": Kind(name: name, sort: .question, path: path)
        case "Runbook", "DatabaseRunbook", "FollowingRunbook", "LifecycleRunbook":
            Kind(name: name, sort: .runbook, path: path)
        default: nil
        }
    }

    /// Folders in which kinds of a sort may be named, besides their own files.
    private static let places: [Kind.Sort: [String]] = [
        .subject: ["Sources/Maintenance/Subjects/", "Sources/Runbooks/"],
        .mutation: ["Sources/Maintenance/Mutations/", "Sources/Runbooks/", "Sources/Fleet/Performers/"],
        .step: ["Sources/Runbooks/"],
        // Schedules and the bot's own machine ask for lifecycles as the chat does.
        .runbook: [
            "Sources/Runbooks/", "Sources/ChatOps/Commands/Maintenance/", "Sources/ChatOps/Commands/Lifecycle/",
            "Sources/changeover/Schedules/", "Sources/changeover/Local/",
        ],
        .question: [
            "Sources/Maintenance/Questions/", "Sources/Maintenance/Observation/", "Sources/Maintenance/Mutations/",
            "Sources/Maintenance/Subjects/", "Sources/Maintenance/Upgrade/", "Sources/Runbooks/",
            "Sources/Fleet/Reading/", "Sources/ChatOps/Commands/", "Sources/changeover/Check/",
        ],
    ]

    /// Kinds of questions that no file of a folder lists: nobody reads them there.
    func unread(in folder: String, of tree: SourceTree) -> [String] {
        let listed = tree.files.filter { $0.path.hasPrefix(folder) }.flatMap(\.lines).joined(separator: " ")
            .matches(of: /(\w+)\.self/).map { String($0.output.1) }
        return kinds.filter { $0.sort == .question && !listed.contains($0.name) }.map(\.name)
    }

    func violations(in file: SourceTree.File) -> [String] {
        guard file.isSource else { return [] }
        let named = kinds.filter { kind in
            kind.path != file.path && !(Self.places[kind.sort] ?? []).contains { file.path.hasPrefix($0) }
        }
        guard !named.isEmpty else { return [] }
        return file.code.flatMap { line in
            let words = Set(line.text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
            return named.filter { words.contains($0.name) }.map {
                "\(file.path):\(line.number): \($0.name) is not named here"
            }
        }
    }
}

/// That nothing decides by "all the others" where kinds, phases or events are told apart.
enum ExhaustionRule {
    /// Where every `switch` lists its cases. Elsewhere a `default:` stands over words of AWS, of Slack or of people, or over
    /// numbers.
    private static let places = [
        "Sources/Maintenance/Gate/", "Sources/Maintenance/Kinds/", "Sources/Maintenance/Mutations/",
        "Sources/Maintenance/Operation/", "Sources/Maintenance/Plan/", "Sources/Maintenance/Restraint/",
        "Sources/Maintenance/Stream/", "Sources/Maintenance/Subjects/", "Sources/Engine/", "Sources/ChatOps/Rendering/",
        "Sources/ChatOps/Commands/",
    ]
    /// Switches over numbers.
    private static let numbers = ["Sources/Maintenance/Mutations/Facts/SwitchoverFacts.swift"]

    static func violations(in file: SourceTree.File) -> [String] {
        guard places.contains(where: file.path.hasPrefix), !numbers.contains(file.path) else { return [] }
        return file.code.filter { $0.text.contains(/^\s*default:/) }.map {
            "\(file.path):\($0.number): a `default:` where every case is to be listed"
        }
    }
}

/// Words that tell a stranger nothing (style, "Plain words").
enum PlainWordsRule {
    private static let banned = [
        "House", "Mailroom", "Courier", "Postman", "PostDesk", "Desk", "Errand", "Deed", "Shelf", "Dance",
        "restlessness", "strangeness", "maturity", "unfitness", "Roster",
    ]

    static func violations(in file: SourceTree.File) -> [String] {
        // The rules and their tests have to name the words.
        let code = file.path.hasPrefix("Tests/ArchitectureTests/") ? [] : file.code
        let words = words(of: file.path) + code.flatMap { Self.words(of: $0.text) }
        return Set(words).intersection(banned).sorted().map { "\(file.path): “\($0)” is no plain word" }
    }

    /// The words that names are put together from: `SeededHouse` is of `Seeded` and `House`.
    private static func words(of text: String) -> [String] {
        text.matches(of: /[A-Z]?[a-z]+/).flatMap { match -> [String] in
            let word = String(match.output)
            return word.hasSuffix("s") ? [word, String(word.dropLast())] : [word]
        }
    }
}
