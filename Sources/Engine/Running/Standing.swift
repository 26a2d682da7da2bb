package import Maintenance

/// An open operation as it stands, with what is known beyond the record: what each step waits for just now.
package struct Standing: Sendable, Equatable {
    package struct Wait: Sendable, Equatable {
        package var reason: String
        package var since: Timestamp

        package init(reason: String, since: Timestamp) {
            self.reason = reason
            self.since = since
        }
    }

    package var operation: Operation
    package var waits: [StepID: Wait]
    /// Since when and why AWS cannot be read, if so.
    package var blindness: Wait?

    package init(operation: Operation, waits: [StepID: Wait] = [:], blindness: Wait? = nil) {
        self.operation = operation
        self.waits = waits
        self.blindness = blindness
    }
}

/// Why a request was not done.
package enum EngineError: Error, Sendable, Equatable {
    /// For a person to read; final.
    case refused(Refusal)
    /// AWS could not be read.
    case fleet(FleetError)
    /// The journal could not be written; nothing was done.
    case journal(JournalError)
}
