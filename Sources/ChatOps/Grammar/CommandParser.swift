import ArgumentParser
import Maintenance
import Runbooks

/// Reads commands out of chat messages; pure.
package struct CommandParser: Sendable {
    package enum Outcome: Sendable, Equatable {
        case command(ChatCommand)
        /// A message among people.
        case notForUs
        /// Meant for us and not understood: what would be, in plain text.
        case refused(String)
    }

    /// Longer messages are no commands.
    private static let limit = 2_000

    /// The word that commands begin with, such as `!rds`.
    package let prefix: String
    private let botUser: String?

    /// - Parameter botUser: our own user id, for messages that begin by mentioning us.
    package init(prefix: String = "!rds", botUser: String?) {
        self.prefix = prefix
        self.botUser = botUser
    }

    /// Whether the message begins as commands do.
    package func isForUs(_ text: String) -> Bool { words(of: text) != nil }

    package func parse(_ text: String) -> Outcome {
        guard let rest = words(of: text) else { return .notForUs }
        guard text.count <= Self.limit else {
            return .refused("This is too long for a command. `\(prefix) help` lists what I understand.")
        }
        guard !SlackTypography.isDeceptive(text) else {
            return .refused(
                "This has invisible characters or such that turn the direction of writing. "
                    + "Please type it again rather than paste it.")
        }
        do {
            return .command(try command(CommandWords.split(rest)))
        } catch {
            return .refused(error.sentence)
        }
    }

    /// What follows the prefix or the mention; `nil` when there is neither.
    private func words(of text: String) -> String? {
        let line = SlackTypography.normalized(String(text.prefix(Self.limit)))
        // Somebody may also have typed the brackets of a mention: those come escaped.
        if let botUser, line.hasPrefix("<@\(botUser)>"), text.contains("<@\(botUser)") {
            return String(line.dropFirst(botUser.count + 3).drop { " :,".contains($0) })
        }
        let parts = line.split(separator: " ", maxSplits: 1)
        guard let first = parts.first?.lowercased(), prefixes.contains(first) else { return nil }
        return parts.count > 1 ? String(parts[1]) : ""
    }

    /// Slack keeps a leading `/` for itself unless a space stands before it; people will type it so.
    private var prefixes: [String] {
        let word = prefix.lowercased()
        guard let mark = word.first, !mark.isLetter, !mark.isNumber else { return [word] }
        return [word, "/" + word.dropFirst()]
    }

    private func command(_ words: [String]) throws(Refusal) -> ChatCommand {
        guard let first = words.first else { return .help(nil) }
        if first == "--help" || first == "-h" { return .help(nil) }
        guard let word = CommandWord(rawValue: first.lowercased()) else { throw .unknownCommand(first) }
        guard word == .plan else { return try parse(word, Array(words.dropFirst())) }
        return try planned(Array(words.dropFirst()))
    }

    /// The dry run of a command.
    private func planned(_ words: [String]) throws(Refusal) -> ChatCommand {
        guard let first = words.first else {
            throw Refusal("What shall I plan? For example `\(prefix) \(CommandWord.plan.example)`.")
        }
        if first == "--help" || first == "-h" { return .help(.plan) }
        guard let type = CommandWord(rawValue: first.lowercased()).flatMap(Self.type),
            Self.plannable.contains(type.word)
        else {
            let near = Self.plannable.map(\.rawValue).nearest(to: first).first
            let hint = near.map { " Did you mean `plan \($0)`?" } ?? ""
            throw Refusal(
                "\(DatabaseName.quoted(first)) cannot be planned.\(hint) "
                    + "`plan` takes \(Self.plannable.map { "`\($0.rawValue)`" }.listed).")
        }
        switch try parse(type.word, Array(words.dropFirst())) {
        case .propose(let proposal):
            guard !proposal.start else { throw Self.plansStartNothing }
            return .preview(proposal)
        case .reboot(var reboot):
            guard !reboot.start else { throw Self.plansStartNothing }
            reboot.isPreview = true
            return .reboot(reboot)
        case .rollback(let operation, _):
            return .rollback(of: operation, isPreview: true)
        case .cleanup(let operation, let start, _):
            guard !start else { throw Self.plansStartNothing }
            return .cleanup(of: operation, start: false, isPreview: true)
        case let other:
            return other
        }
    }

    private static let plannable: [CommandWord] = [
        .resize, .upgrade, .storage, .cycle, .failover, .reboot, .applyMaintenance, .rollback, .cleanup,
    ]
    private static let plansStartNothing = Refusal(
        "`plan` only shows what would be done. Leave out `plan` to do it, or `--start` to see it.")

    private func parse(_ word: CommandWord, _ words: [String]) throws(Refusal) -> ChatCommand {
        guard let type = Self.type(of: word) else { return .help(word) }
        var words = word == .lock ? Self.regionFirst(words) : words
        if let place = word.freeTextBegins(in: words), words.count > place {
            if ["--help", "-h"].contains(words[place]), words.count == place + 1 { return .help(word) }
            // A reason is free text: nothing in it is an option.
            words.insert("--", at: place)
        } else if let odd = words.first(where: Self.isSwitchForShells) {
            throw Refusal("\(DatabaseName.quoted(odd)) is not an option of `\(word.rawValue)`. \(guidance(word))")
        } else if word.isProposal {
            words = WindowWords.gathered(words)
        }
        let parsed: any ParsableCommand
        do {
            parsed = try type.parseAsRoot(words)
        } catch {
            // Help and examples here name arguments without brackets.
            let reason = type.message(for: error).replacing(/<([A-Z]+)>/) { $0.1 }
            let stop = reason.last?.isPunctuation == true && reason.last != "'" ? "" : "."
            throw Refusal("\(reason)\(stop) \(guidance(word))")
        }
        // Whatever else the parser gives is a request for help.
        guard let command = parsed as? any ParsableChatCommand else { return .help(word) }
        do {
            return try command.understood()
        } catch {
            throw Refusal("\(error.sentence) \(guidance(word))")
        }
    }

    /// Options of the parser's own, for shells to complete commands with.
    private static func isSwitchForShells(_ word: String) -> Bool {
        ["---", "--experimental", "--generate-completion"].contains(where: word.hasPrefix)
    }

    private func guidance(_ word: CommandWord) -> String {
        "For example `\(prefix) \(word.example)`; in full: `\(word.fullForm)`."
    }

    private static func type(of word: CommandWord) -> (any ParsableChatCommand.Type)? {
        switch word {
        case .resize: ResizeCommand.self
        case .failover: FailoverCommand.self
        case .cleanup: CleanupCommand.self
        case .upgrade: UpgradeCommand.self
        case .storage: StorageCommand.self
        case .cycle: CycleCommand.self
        case .reboot: RebootCommand.self
        case .applyMaintenance: ApplyMaintenanceCommand.self
        case .rollback: RollbackCommand.self
        case .reset: ResetCommand.self
        case .skip: SkipCommand.self
        case .timeout: TimeoutCommand.self
        case .hold: HoldCommand.self
        case .unhold: UnholdCommand.self
        case .lock: LockCommand.self
        case .unlock: UnlockCommand.self
        case .freeze: FreezeCommand.self
        case .unfreeze: UnfreezeCommand.self
        case .clusters: ClustersCommand.self
        case .show: ShowCommand.self
        case .operations: OperationsCommand.self
        case .status: StatusCommand.self
        case .events: EventsCommand.self
        case .pause: PauseCommand.self
        case .resume: ResumeCommand.self
        case .retry: RetryCommand.self
        case .abort: AbortCommand.self
        case .help: ExplainCommand.self
        case .plan: nil
        }
    }
}

extension CommandWord {
    /// Behind how many of these words the rest is free text; `nil` when there is none.
    fileprivate func freeTextBegins(in words: [String]) -> Int? {
        switch self {
        case .freeze: 0
        case .abort: 1
        case .lock: CommandParser.region(in: words).count + 1
        case .skip: 2
        default: nil
        }
    }
}

extension CommandParser {
    /// The words that name a region at the beginning.
    fileprivate static func region(in words: some Collection<String>) -> [String] {
        guard let first = words.first else { return [] }
        if first == "--region" { return Array(words.prefix(2)) }
        return first.hasPrefix("--region=") ? [first] : []
    }

    /// The region of a lock before its cluster: behind it, the parser would take it for the reason.
    fileprivate static func regionFirst(_ words: [String]) -> [String] {
        let region = region(in: words.dropFirst())
        guard let cluster = words.first, !region.isEmpty, !cluster.hasPrefix("--") else { return words }
        return region + [cluster] + words.dropFirst(1 + region.count)
    }
}

extension Refusal {
    static func unknownCommand(_ word: String) -> Refusal {
        let near = CommandWord.allCases.map(\.rawValue).nearest(to: word).first
        let hint = near.map { " Did you mean `\($0)`?" } ?? ""
        return Refusal("I don't know a command \(DatabaseName.quoted(word)).\(hint) `help` lists them.")
    }
}
