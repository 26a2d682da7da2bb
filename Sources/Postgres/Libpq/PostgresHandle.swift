import CLibpq
import Foundation

/// A connection of libpq's, as far as it is used here: never waiting.
///
/// Belongs to the loop's thread. libpq holds an unretained pointer to it and calls back only from within the calls made
/// here; the connection ends with it.
final class PostgresHandle {
    /// What a connection under way needs before it can go on.
    enum Step {
        case reading
        case writing
        case connected
        case failed(ConnectFailure)
    }

    private static let maximumWarnings = 100

    private let connection: OpaquePointer
    private let host: String
    /// The first warnings since the last statement was sent.
    private(set) var warnings: [PostgresReport] = []
    private var stage = ConnectFailure.Stage.reaching
    private var wasClosed = false

    /// Nil when libpq has no memory left.
    init?(_ keywords: ConnectionKeywords, host: String) {
        guard let connection = keywords.withLists({ PQconnectStartParams($0, $1, 0) }) else { return nil }
        self.connection = connection
        self.host = host
        // The server's texts may quote values: they are not even put together.
        PQsetErrorVerbosity(connection, PQERRORS_SQLSTATE)
        PQsetNoticeReceiver(
            connection,
            { handle, result in
                guard let handle, let report = result.flatMap({ ServerResult.report($0, sql: "") }) else { return }
                Unmanaged<PostgresHandle>.fromOpaque(handle).takeUnretainedValue().note(report)
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit {
        PQfinish(connection)
    }

    private func note(_ report: PostgresReport) {
        guard report.severity == .warning, warnings.count < Self.maximumWarnings else { return }
        warnings.append(report)
    }

    /// Another one after each address that was tried in vain; -1 when there is none.
    var socket: Int32 { PQsocket(connection) }
    var isLost: Bool { PQstatus(connection) == CONNECTION_BAD }
    var isEncrypted: Bool { PQsslInUse(connection) == 1 }
    var serverVersion: Int32 { PQserverVersion(connection) }
}

// MARK: Connecting

extension PostgresHandle {
    /// Goes on with connecting, once what the step before asked for has come.
    func goOn() -> Step {
        stage = currentStage
        wasClosed = isClosedByServer
        switch PQconnectPoll(connection) {
        case PGRES_POLLING_READING: return .reading
        case PGRES_POLLING_WRITING: return .writing
        case PGRES_POLLING_OK:
            return PQsetnonblocking(connection, 1) == 0 ? .connected : .failed(failure)
        default: return .failed(failure)
        }
    }

    var failure: ConnectFailure {
        let words = String(cString: PQerrorMessage(connection))
        return ConnectFailure(host: host, stage: stage, wasClosed: wasClosed, words: words)
    }

    private var currentStage: ConnectFailure.Stage {
        // Asked first: TLS counts as used from the first byte of its handshake.
        if PQstatus(connection) == CONNECTION_SSL_STARTUP { return .securing }
        return isEncrypted ? .loggingIn : .reaching
    }

    /// Looked at before libpq reads, which tells an end apart from a refusal only in words.
    private var isClosedByServer: Bool {
        guard stage != .reaching else { return false }
        var byte: UInt8 = 0
        let count = recv(socket, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
        return count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)
    }
}

// MARK: Statements

extension PostgresHandle {
    /// Hands a statement over to be sent; false when the connection takes none.
    func send(_ statement: PostgresStatement) -> Bool {
        warnings = []
        let values = CTextList(statement.parameters)
        let isTaken = withExtendedLifetime(values) {
            let count = Int32(statement.parameters.count)
            return PQsendQueryParams(connection, statement.sql, count, nil, values.start, nil, nil, 0) == 1
        }
        return isTaken && PQsetSingleRowMode(connection) == 1
    }

    /// Writes what can be written; true when some is left.
    func flush() -> Bool { PQflush(connection) == 1 }

    /// Reads what has come; false when nothing will come any more.
    func receive() -> Bool { PQconsumeInput(connection) == 1 }

    /// Whether the next result has not come in full; also takes in what the server says unasked.
    var isWaiting: Bool { PQisBusy(connection) == 1 }

    /// The next result of the statement; nil after the last.
    func nextResult() -> ServerResult? { PQgetResult(connection).map(ServerResult.init) }
}
