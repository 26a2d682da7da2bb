/// A code of five characters for what went wrong ("PostgreSQL Error Codes" in the manual, Appendix A).
package struct SQLState: Sendable, Hashable {
    package let code: String

    /// Nil unless it is five digits and upper-case letters.
    package init?(_ code: String) {
        let isCode =
            code.utf8.count == 5
            && code.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
        guard isCode else { return nil }
        self.code = code
    }

    /// Whether the same may succeed later without anybody changing anything.
    package var passesByItself: Bool {
        switch code {
        case "40001", "40P01", "53200", "53300", "55006", "55P03", "57P01", "57P02", "57P03", "57P05": true
        default: code.hasPrefix("08")
        }
    }

    /// The manual's name, of the codes that people meet.
    private var condition: String? {
        switch code {
        case "0A000": "feature_not_supported"
        case "22001": "string_data_right_truncation"
        case "22P02": "invalid_text_representation"
        case "23502": "not_null_violation"
        case "23503": "foreign_key_violation"
        case "23505": "unique_violation"
        case "23514": "check_violation"
        case "25006": "read_only_sql_transaction"
        case "25P02": "in_failed_sql_transaction"
        case "28000": "invalid_authorization_specification"
        case "28P01": "invalid_password"
        case "3D000": "invalid_catalog_name"
        case "40001": "serialization_failure"
        case "40P01": "deadlock_detected"
        case "42501": "insufficient_privilege"
        case "42601": "syntax_error"
        case "42703": "undefined_column"
        case "42704": "undefined_object"
        case "42883": "undefined_function"
        case "42P01": "undefined_table"
        case "42P07": "duplicate_table"
        case "53100": "disk_full"
        case "53200": "out_of_memory"
        case "53300": "too_many_connections"
        case "55006": "object_in_use"
        case "55P03": "lock_not_available"
        case "57014": "query_canceled"
        case "57P01": "admin_shutdown"
        case "57P02": "crash_shutdown"
        case "57P03": "cannot_connect_now"
        case "P0001": "raise_exception"
        default: nil
        }
    }
}

extension SQLState: CustomStringConvertible {
    package var description: String { condition.map { "\(code) (\($0))" } ?? code }
}
