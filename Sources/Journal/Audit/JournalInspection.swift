package import Engine

/// What is found where the bot is to keep its journal; nothing is made, locked or changed there.
package enum JournalInspection: Sendable, Equatable {
    case absent
    case sound
    /// A bot is running on it.
    case inUse

    /// - Throws: `.unreadable` when the bot would refuse it; `.failed` when it cannot be looked at.
    package init(of path: String) throws(JournalError) {
        do {
            let survey = try JournalSurvey(of: path)
            try survey.examine(leavesNoTrace: true)
            self =
                switch survey.standing {
                case .absent: .absent
                case .ours: .sound
                }
        } catch {
            let error = JournalError(error, file: path)
            guard error.code == .locked else { throw error }
            self = .inUse
        }
    }
}
