import Engine
import GRDB
import Maintenance

/// Holds what is stored of a stream against its lines in the log: each line by its hash and its place, and the state and
/// the columns beside it by the fold of the events.
struct Examination {
    let json: StoredJSON
    let database: Database

    /// What is wrong with an operation, in a sentence; `nil` when it is what its events amount to.
    func flaw(of id: OperationID) throws -> String? {
        do {
            let lines = try StoredLine.all(of: .operation(id), in: database)
            if let flaw = try flaw(in: lines, of: .operation(id)) { return flaw }
            let row = try Row.fetchOne(database, sql: "SELECT * FROM operations WHERE id = ?", arguments: [id.text])
            guard let row else { return "Operation \(id) has lines in the event log and is not there itself." }
            guard let last = lines.last else { return "Operation \(id) has no line in the event log." }
            let events = try lines.map { try $0.recorded(from: json) }
            let operation = try Operation(replaying: events)
            let plan = lines[events.lastIndex { $0.event.plan != nil } ?? 0].line.number
            return try difference(of: row, from: operation, plan: plan, updatedAt: last.line.at).map { name in
                "The \(name) of operation \(id) is not what its events amount to: it was changed by somebody else."
            }
        } catch let error as JournalError {
            return error.message
        } catch let error as Refusal {
            return "The events of operation \(id) do not fit each other: \(error.sentence)"
        }
    }

    /// Which part of a row is not as the operation has it.
    private func difference(
        of row: Row, from operation: Operation, plan: Int, updatedAt: Timestamp
    ) throws -> String? {
        let subject = operation.plan.subject
        let texts: KeyValuePairs = [
            "id": operation.id.text, "phase": operation.phase.name, "account": subject.place.account,
            "region": subject.place.region, "subject_kind": subject.kind.text, "subject": subject.name,
        ]
        let numbers: KeyValuePairs = [
            "version": Int64(operation.version), "is_active": operation.isActive ? 1 : 0,
            "is_ended": operation.isEnded ? 1 : 0, "plan": Int64(plan), "created_at": operation.createdAt.milliseconds,
            "updated_at": updatedAt.milliseconds,
        ]
        for (name, text) in texts where try row.column(name) as String != text { return name }
        for (name, number) in numbers where try row.column(name) as Int64 != number { return name }
        let state: Operation.State = try json.value(
            from: row.column("state"), of: "state of operation \(operation.id)")
        guard state == operation.state else { return "state" }
        return try StoredHolds.of(operation.id, in: database) == operation.holds ? nil : "hold"
    }

    /// What is wrong with the lines of a stream: each is as it was recorded, which the line after it tells as well, and none
    /// is missing. Whether it follows the line before it says that line.
    func flaw(in lines: [StoredLine], of stream: StreamID) throws -> String? {
        let select = try database.cachedStatement(sql: "SELECT previous FROM events WHERE line = ?")
        for (index, stored) in lines.enumerated() {
            guard stored.line.sequence == index + 1 else {
                return "Line \(index + 1) of \(stream.title) is missing in the event log."
            }
            if let flaw = stored.flaw(after: stored.previous) { return flaw }
            let told = try String.fetchOne(select, arguments: [stored.line.number + 1])
            guard told ?? stored.hash == stored.hash else {
                return "The \(stored.line.title) is not as the line after it tells."
            }
        }
        let told = try StoredStream.version(of: stream, in: database)
        guard told == lines.count else {
            return "The event log has \(lines.count) lines of \(stream.title), and had \(told)."
        }
        return nil
    }
}

extension StoredLine {
    /// What is wrong with a line, given the hash of the one before it; `nil` when nothing is.
    func flaw(after previousHash: String) -> String? {
        guard previous == previousHash else { return "The \(line.title) does not follow the line before it." }
        guard hash == line.hash(after: previousHash) else { return "The \(line.title) is not as it was recorded." }
        return nil
    }
}
