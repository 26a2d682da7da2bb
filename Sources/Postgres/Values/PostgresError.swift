/// Why there is no connection or no complete reply, and whether the server may have carried out the statement.
package struct PostgresError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Code: String, Sendable, CaseIterable {
        /// Nothing was sent: a text holds NUL, a name is empty, a setting has no name.
        case invalidRequest
        case hostNotFound
        case unreachable
        /// The server has no TLS, or a certificate that is not trusted or for another host.
        case tlsFailed
        case loginRefused
        /// Changes are to be made, and this server takes none.
        case readOnly
        case timedOut
        case statementFailed
        /// `COPY` from or to the client, which is not for this one.
        case copyRefused
        case replyTooLarge
        case connectionLost
        /// More connections, or more statements on one connection, than are allowed to wait.
        case busy
        case cancelled
        /// The connection or the client was closed here.
        case shutDown
    }

    /// Whether the server may have carried out the statement.
    package enum Outcome: String, Sendable {
        /// Nothing was sent, or the server took it back; what a procedure had committed by itself stays.
        case notDone
        /// The statement was sent, and what became of it is not known.
        case unknown
    }

    package var code: Code
    /// One sentence for a person; never contains values, statements or passwords.
    package var message: String
    package var outcome: Outcome
    /// What the server said, where it did.
    package var report: PostgresReport?

    package init(_ code: Code, _ message: String, outcome: Outcome = .notDone, report: PostgresReport? = nil) {
        self.code = code
        self.message = message
        self.outcome = outcome
        self.report = report
    }

    /// Whether the same may succeed later without anybody changing anything.
    package var passesByItself: Bool {
        switch code {
        case .hostNotFound, .unreachable, .timedOut, .connectionLost, .busy: true
        case .loginRefused, .statementFailed: report?.sqlState.passesByItself ?? false
        case .invalidRequest, .tlsFailed, .readOnly, .copyRefused, .replyTooLarge, .cancelled, .shutDown: false
        }
    }

    package var description: String { "\(code.rawValue): \(message) (\(outcome.rawValue))" }
}
