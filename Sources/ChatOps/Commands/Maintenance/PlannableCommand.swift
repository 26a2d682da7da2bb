import Engine
import Maintenance
import Slack

/// A command that proposes maintenance; `plan` in front of it only shows what would be done.
protocol PlannableCommand: ChatCommand {
    /// Start at once, without the reaction, when nothing needs acknowledging.
    var start: Bool { get }

    /// What it asks for, as far as that has to be looked up.
    ///
    /// - Parameter asPreview: it is only to be shown what would be done.
    func proposal(asPreview: Bool, in context: CommandContext) async throws(JournalError) -> Lookup<Proposal>
}

extension PlannableCommand {
    func carryOut(in context: CommandContext) async throws(JournalError) -> CommandOutcome {
        switch try await proposal(asPreview: false, in: context) {
        case .found(let proposal): try await context.propose(proposal)
        case .nothing(let blocks): .reply(blocks)
        }
    }

    /// Shows what would be done, and does nothing.
    func preview(in context: CommandContext) async throws(JournalError) -> CommandOutcome {
        switch try await proposal(asPreview: true, in: context) {
        case .found(let proposal): try await context.preview(proposal)
        case .nothing(let blocks): .reply(blocks)
        }
    }
}

/// A plannable command that names its subject, and takes the options that all of these take.
protocol ProposingCommand: ParsedCommand, PlannableCommand {
    var options: ProposalOptions { get }
    /// The command's words before those options.
    var ownWords: [String] { get }
}

extension ProposingCommand {
    static var fullForm: String { "\(form) [--region R] [--at TIME | --window WINDOW] [--start]" }
    static func joined(_ words: [String]) -> [String] { WindowWords.gathered(words) }

    var start: Bool { options.start }
    var region: String? { options.region }

    /// The command as it was understood, without the prefix.
    var words: String { ([Self.word.text] + ownWords + options.words).joined(separator: " ") }

    func proposal(_ runbook: AnyRunbook, on cluster: ClusterID) -> Proposal {
        Proposal(
            work: .maintenance(runbook, on: cluster, region: options.region), cluster: cluster, start: options.start,
            window: options.window, words: words)
    }
}

/// A proposing command whose subject is a cluster that it names.
protocol ClusterCommand: ProposingCommand {
    var cluster: ClusterID { get }
    /// What is asked for.
    var maintenance: AnyRunbook { get }
}

extension ClusterCommand {
    func proposal(asPreview: Bool, in context: CommandContext) async throws(JournalError) -> Lookup<Proposal> {
        .found(proposal(maintenance, on: cluster))
    }
}
