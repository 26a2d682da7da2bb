import Engine
import Maintenance
import Runbooks

/// `plan COMMAND…`
struct PlanCommand: ChatCommand {
    static let word: CommandWord = "plan"
    static var form: String { "plan \(plannable.map { $0.word.text }.joined(separator: "|")) …" }
    static let outline = "plan COMMAND…"
    static let example = "plan resize orders db.r6g.xlarge"
    static let summary = "show what a command would do, and do nothing"
    static let effect = CommandEffect.reads
    static let notes = ["Takes the same words as the command that it plans."]
    static let right = Right.read

    var planned: any PlannableCommand

    var region: String? { planned.region }

    static func == (first: Self, second: Self) -> Bool { first.planned.isEqual(to: second.planned) }

    private static var plannable: [any PlannableCommand.Type] {
        CommandList.all.compactMap { $0 as? any PlannableCommand.Type }
    }

    static func read(_ words: [String], prefix: String) throws(Refusal) -> any ChatCommand {
        guard let first = words.first.map(CommandWords.plain) else {
            throw Refusal("What shall I plan? For example `\(prefix) \(example)`.")
        }
        if CommandParser.isHelp(first) { return HelpCommand(topic: word) }
        guard let type = CommandList.command(named: first) as? any PlannableCommand.Type else {
            let near = plannable.map { $0.word.text }.nearest(to: first).first
            let hint = near.map { " Did you mean `plan \($0)`?" } ?? ""
            throw Refusal(
                "\(DatabaseName.quoted(first)) cannot be planned.\(hint) "
                    + "`plan` takes \(plannable.map { "`\($0.word.text)`" }.listed).")
        }
        let command = try type.read(Array(words.dropFirst()), prefix: prefix)
        guard let planned = command as? any PlannableCommand else { return command }
        guard !planned.start else {
            throw Refusal("`plan` only shows what would be done. Leave out `plan` to do it, or `--start` to see it.")
        }
        return PlanCommand(planned: planned)
    }

    func carryOut(in context: CommandContext) async throws(JournalError) -> CommandOutcome {
        try await planned.preview(in: context)
    }
}
