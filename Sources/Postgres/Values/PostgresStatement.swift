/// One SQL statement, and the values of its parameters `$1`, `$2` and so on; nil is NULL.
struct PostgresStatement: Sendable {
    /// What the protocol has room for ("Bind" in "Message Formats" of the manual).
    private static let maximumParameters = 65535

    let sql: String
    let parameters: [String?]

    init(_ sql: String, _ parameters: [String?]) throws(PostgresError) {
        guard ([sql] + parameters).allSatisfy({ !($0?.utf8.contains(0) ?? false) }) else {
            throw PostgresError(
                .invalidRequest, "A statement or a value holds a NUL character, which PostgreSQL has not.")
        }
        guard parameters.count <= Self.maximumParameters else {
            throw PostgresError(.invalidRequest, "A statement has at most \(Self.maximumParameters) values.")
        }
        self.sql = sql
        self.parameters = parameters
    }

    /// - Parameter literal: without parameters, and without NUL.
    init(literal: StaticString) {
        sql = literal.description
        parameters = []
    }
}
