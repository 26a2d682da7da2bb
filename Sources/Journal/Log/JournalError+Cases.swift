import Engine
import Maintenance

/// The refusals that every journal words alike.
extension JournalError {
    static func conflict(_ operation: OperationID, expected: Int, stored: Int) -> JournalError {
        conflict("Operation \(operation) is", expected: expected, stored: stored)
    }

    static func restraintConflict(expected: Int, stored: Int) -> JournalError {
        conflict("Locks and the freeze are", expected: expected, stored: stored)
    }

    private static func conflict(_ subject: String, expected: Int, stored: Int) -> JournalError {
        func name(_ version: Int) -> String { version == 0 ? "absent" : "version \(version)" }
        return JournalError(
            .conflict, "\(subject) stored as \(name(stored)), not as \(name(expected)): changed meanwhile.")
    }

    static func held(_ resource: Resource, by holder: OperationID) -> JournalError {
        let place = resource.place.map { " in \($0.region) of account \($0.account)" } ?? ""
        return JournalError(.held, "\(resource.title)\(place) is held by operation \(holder).")
    }

    static func answered(_ message: InboxMessage.ID) -> JournalError {
        JournalError(.conflict, "Message \(message.message) in \(message.channel) is answered already.")
    }

    static func answered(_ request: KeyedRequest) -> JournalError {
        JournalError(.conflict, "The request \(request.name) of \(request.caller) is answered already.")
    }

    static func unknown(_ message: InboxMessage.ID) -> JournalError {
        JournalError(.failed, "Message \(message.message) in \(message.channel) was never taken in.")
    }

    static func unknown(_ post: PostID) -> JournalError {
        JournalError(.failed, "There is no post \(post).")
    }
}
