import Engine
import GRDB

extension Row {
    /// A column's value; what cannot be read as such is an error and not, as with a subscript, the end of the process.
    func column<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ name: String
    ) throws(JournalError) -> Value {
        do {
            return try decode(Value.self, forColumn: name)
        } catch {
            throw JournalError(.unreadable, "A stored \(name) cannot be read: \(error)")
        }
    }

    /// The value of the column at a place, from 0 on.
    func column<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ index: Int
    ) throws(JournalError) -> Value {
        do {
            return try decode(Value.self, atIndex: index)
        } catch {
            throw JournalError(
                .unreadable, "A stored \(columnNames.dropFirst(index).first ?? "value") cannot be read: \(error)")
        }
    }
}
