/// The rules of the design and of the style that a compiler does not hold.
enum ArchitectureRules {
    /// Who may import whom of our own modules (design, "Modules").
    static let modules: [String: Set<String>] = [
        "CLibcurl": [],
        "CLibpq": [],
        "Maintenance": [],
        "Runbooks": ["Maintenance"],
        "Engine": ["Maintenance"],
        "Journal": ["Engine", "Maintenance"],
        "Transport": ["CLibcurl"],
        "Postgres": ["CLibpq"],
        "AWS": ["Transport"],
        "Fleet": ["AWS", "Engine", "Maintenance", "Postgres"],
        "Slack": ["Transport"],
        "ChatOps": ["Engine", "Maintenance", "Runbooks", "Slack"],
        "Simulation": ["Transport"],
        "changeover": [
            "AWS", "ChatOps", "Engine", "Fleet", "Journal", "Maintenance", "Runbooks", "Simulation", "Slack",
            "Transport",
        ],
    ]

    /// Libraries that one module keeps for itself.
    static let keepers: [String: Set<String>] = [
        "ArgumentParser": ["ChatOps", "changeover"],
        "CLibcurl": ["Transport"],
        "CLibpq": ["Postgres"],
        "Crypto": ["AWS", "Maintenance", "Simulation"],
        "FoundationXML": ["AWS"],
        "GRDB": ["Journal"],
        "GRDBSQLite": ["Journal"],
        "Hummingbird": ["Simulation", "changeover"],
        "HummingbirdCore": ["Simulation", "changeover"],
        "Yams": ["changeover"],
    ]

    private static let pureModules: Set<String> = ["Maintenance", "Runbooks"]
    /// The files of the pure modules that need Foundation: the canonical JSON that digests are of, and the calendar.
    private static let foundations = [
        "Sources/Maintenance/Lifecycle/LifecycleSchedule.swift", "Sources/Maintenance/Plan/Plan.swift",
        "Sources/Maintenance/Plan/Window.swift",
        "Sources/Maintenance/Observation/InstanceConfiguration.swift", "Sources/Maintenance/Values/ZoneName.swift",
        "Sources/Maintenance/Words/Timestamp+Words.swift",
    ]

    static func violations(in file: SourceTree.File) -> [String] {
        imports(file) + length(file) + (file.isSource ? purity(file) + escapes(file) + tasks(file) : [])
    }

    private static func imports(_ file: SourceTree.File) -> [String] {
        guard file.isSource else { return [] }
        guard let allowed = modules[file.target] else {
            return ["\(file.path): \(file.target) is no module of the design"]
        }
        return file.imports.compactMap { name in
            if modules[name] != nil, !allowed.contains(name) {
                return "\(file.path): \(file.target) may not import \(name)"
            }
            if let keeper = keepers[name], !keeper.contains(file.target) {
                return "\(file.path): \(name) is kept by \(keeper.sorted().joined(separator: ", "))"
            }
            return nil
        }
    }

    private static func length(_ file: SourceTree.File) -> [String] {
        let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
        return count > 400 ? ["\(file.path): \(count) lines, 400 at most"] : []
    }

    /// No clock, randomness, I/O or concurrency in the pure modules.
    private static func purity(_ file: SourceTree.File) -> [String] {
        guard pureModules.contains(file.target) else { return [] }
        let words = [
            "Date()", "Date(timeIntervalSinceNow", "Date.now", ".random(", "randomElement(", ".shuffled(", "UUID()",
            "await ", " async", "Clock",
            "FileManager", "ProcessInfo", "print(",
        ]
        let foundation = file.imports.filter { $0.hasPrefix("Foundation") && !foundations.contains(file.path) }.map {
            "\(file.path): \($0) is not for a pure module"
        }
        return foundation + find(words, in: file, "is not for a pure module")
    }

    /// Escapes from the language's guarantees need a comment right above that proves them.
    private static func escapes(_ file: SourceTree.File) -> [String] {
        let plain = find(["try!", "fatalError(", " as! ", "Thread.sleep", "usleep("], in: file, "is not for us")
        let proved = file.code.filter { line in
            ["@unchecked Sendable", "nonisolated(unsafe)"].contains { line.text.contains($0) }
                && !(line.number > 1 && file.lines[line.number - 2].contains("//"))
        }.map { "\(file.path):\($0.number): an escape without the comment that proves it" }
        return plain + proved
    }

    /// Unstructured tasks, the wall clock and the environment belong to the executable.
    private static func tasks(_ file: SourceTree.File) -> [String] {
        guard file.target != "changeover" else { return [] }
        let started = file.code.filter { line in
            line.text.contains("Task")
                && line.text.contains(/\bTask(?:<[^(){}]*>)?\s*(?:[({]|\.(?:detached|immediate)\b)/)
        }.map { "\(file.path):\($0.number): an unstructured task belongs to the executable" }
        return started + find(["Date()", "Date.now", "ProcessInfo."], in: file, "belongs to the executable")
    }

    private static func find(_ words: [String], in file: SourceTree.File, _ complaint: String) -> [String] {
        let whole = file.code.map(\.text).joined(separator: "\n")
        let words = words.filter { whole.contains($0) }
        guard !words.isEmpty else { return [] }
        return file.code.flatMap { line in
            words.filter { line.text.contains($0) }.map {
                "\(file.path):\(line.number): \($0.filter { !$0.isWhitespace }) \(complaint)"
            }
        }
    }
}
