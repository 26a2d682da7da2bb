package import Engine
import GRDB
package import Logging
package import Maintenance

/// The journal in an SQLite file: one connection, one thing at a time, nothing acknowledged that is not on the disk.
///
/// Every method runs to its end on the journal's own queue, whether or not the calling task is cancelled: a commit that
/// was begun is finished and its true outcome told.
package actor SQLiteJournal: Journal {
    private enum Connection {
        case open(JournalFile.Opened)
        /// Given up after an error; opened anew by the next call.
        case lost(HeldFiles)
        /// Its files are not those at their paths any more. It is kept for its lock, and for what `close()` saves.
        case gone(DatabaseQueue?, JournalError)
        case closed
    }

    let file: JournalFile
    let json: StoredJSON
    private let logger: Logger
    private let executor: any SerialExecutor
    private var connection: Connection
    /// Rows that could not be read since the file was opened, each once; they are left as they are, and what they stand
    /// for waits for a person.
    package private(set) var parked: [JournalError] = []
    /// Operations that are what their events amount to: those that were examined, and those recorded since.
    private var believed: Set<OperationID> = []
    /// Operations that are not, with what is wrong.
    private var doubts: [OperationID: JournalError] = [:]

    /// Rung when the files were found to be gone: every call fails from then on.
    nonisolated package let lossBell = Bell()

    nonisolated package var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Opens the journal and holds its file until `close()` or the end of the process.
    ///
    /// - Parameters:
    ///   - kinds: which kinds of mutations, steps and runbooks are understood; what holds another is parked.
    ///   - pageLimit: the most pages of 4 KiB that the file may grow to; SQLite's own limit when `nil`.
    ///   - executor: does this journal's work, and nobody else's.
    /// - Throws: `.locked` when another process has it, `.unreadable` when it is damaged, of another program or of a
    ///   newer version (it is left untouched then), `.diskFull`, `.failed`.
    package init(
        at path: String, kinds: KindTable, logger: Logger, pageLimit: Int? = nil,
        executor: any SerialExecutor = JournalExecutor()
    ) throws(JournalError) {
        json = StoredJSON(kinds: kinds)
        file = JournalFile(path: path, pageLimit: pageLimit)
        self.logger = logger
        self.executor = executor
        connection = .open(try file.open())
    }

    /// Lets go of the file; every later call fails.
    package func close() throws(JournalError) {
        let queue: DatabaseQueue? =
            switch connection {
            case .open(let opened): opened.queue
            case .gone(let queue, _): queue
            case .lost, .closed: nil
            }
        connection = .closed
        do {
            try queue?.close()
        } catch {
            throw JournalError(error, file: file.path)
        }
    }

    /// The value of one of SQLite's settings, as this connection has it.
    package func setting(_ pragma: String) throws(JournalError) -> String? {
        try use { opened in try opened.queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA \(pragma)") } }
    }

    /// Looks whether the files are still those that were opened.
    ///
    /// - Throws: `.gone` when they are not.
    package func verifyFiles() throws(JournalError) {
        try use { opened in try opened.files.check() }
    }

    /// Runs one transaction, begun as a writing one; it is rolled back when the work throws, and when its files are gone.
    /// Looked at again after the commit: what went into files that were deleted meanwhile is not acknowledged.
    func write<Value>(_ work: (Database) throws -> Value) throws(JournalError) -> Value {
        try use { opened in
            let value = try opened.queue.write { database in
                let value = try work(database)
                try opened.files.check()
                return value
            }
            try opened.files.check()
            return value
        }
    }

    /// Reads in one transaction.
    func read<Value>(_ work: (Database) throws -> Value) throws(JournalError) -> Value {
        try use { opened in try opened.queue.read(work) }
    }

    private func use<Value>(_ work: (JournalFile.Opened) throws -> Value) throws(JournalError) -> Value {
        let opened = try open()
        do {
            return try work(opened)
        } catch let error as JournalError {
            // Refusals are not errors of the database: they were told apart inside the transaction and rolled back.
            if error.code == .gone { lose(opened.queue, error) }
            throw error
        } catch {
            // What a failed COMMIT left behind is only known after opening anew, as after a crash.
            if error is DatabaseError {
                try? opened.queue.close()
                connection = .lost(opened.files)
            }
            throw JournalError(error, file: file.path)
        }
    }

    private func open() throws(JournalError) -> JournalFile.Opened {
        switch connection {
        case .open(let opened):
            return opened
        case .lost(let files):
            let opened: JournalFile.Opened
            do throws(JournalError) {
                opened = try file.open(again: files)
            } catch {
                if error.code == .gone { lose(nil, error) }
                throw error
            }
            connection = .open(opened)
            // Nobody held the file meanwhile.
            believed = []
            logger.notice("journal opened anew after an error", metadata: ["file": "\(file.path)"])
            return opened
        case .gone(_, let error):
            throw error
        case .closed:
            throw JournalError(.failed, "The journal \(file.path) is closed.")
        }
    }

    private func lose(_ queue: DatabaseQueue?, _ error: JournalError) {
        connection = .gone(queue, error)
        logger.critical("the journal is gone", metadata: ["error": "\(error)"])
        lossBell.ring()
    }

    /// Reads rows one by one. Those that cannot be read are left where they are, logged once, and do not stop the others.
    func readable<Value>(_ rows: [Row], _ reading: (Row) throws(JournalError) -> Value) -> [Value] {
        var values: [Value] = []
        for row in rows {
            do throws(JournalError) {
                values.append(try reading(row))
            } catch {
                park(error)
            }
        }
        return values
    }

    func believe(_ operation: OperationID) { believed.insert(operation) }

    func doubt(about operation: OperationID) -> JournalError? { doubts[operation] }

    func setAside(_ operation: OperationID, because sentence: String) {
        let error = JournalError(.contradicted, sentence)
        doubts[operation] = doubts[operation] ?? error
        believed.remove(operation)
        park(error)
    }

    /// Has the log bear out what is stored of an operation, where nobody has.
    ///
    /// - Throws: `.contradicted` when it does not.
    func bearOut(_ operation: OperationID, in database: Database) throws {
        if let doubt = doubts[operation] { throw doubt }
        guard !believed.contains(operation) else { return }
        if let flaw = try Examination(json: json, database: database).flaw(of: operation) {
            setAside(operation, because: flaw)
            throw JournalError(.contradicted, flaw)
        }
        believed.insert(operation)
    }

    /// Keeps and logs, once, that a row cannot be read or believed.
    func park(_ error: JournalError) {
        guard !parked.contains(error) else { return }
        parked.append(error)
        logger.error("a stored row is parked", metadata: ["error": "\(error)"])
    }
}
