import Engine
import Maintenance
import Slack

extension CommandContext {
    /// Imposes or lifts a restraint, and says so.
    func restrain(_ change: RestraintChange, saying text: String) async throws(JournalError) -> CommandOutcome {
        do {
            try await ports.control.restrain(change, admission, posts: posts([sentence(text)]))
            return .done
        } catch {
            return try reply(to: error)
        }
    }

    /// The place that is meant by a region or by none; `nil` when AWS cannot be asked.
    func meantPlace(_ region: String?) async -> Place? {
        try? await ports.control.place(region: region, admission)
    }
}
