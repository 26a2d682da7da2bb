/// How far the masking is that an operation last began on a database; `nil` where this process knows of none.
package struct MaskingQuestion: Question {
    package typealias Answer = MaskingRun?
    package static let kind: KindName = "masking"
    package let place: Place
    package let operation: OperationID
    package let database: String

    package init(of database: String, by operation: OperationID, in place: Place) {
        self.place = place
        self.operation = operation
        self.database = database
    }
}

/// One run of a file of masking statements; it ends with the process.
package struct MaskingRun: Sendable, Equatable {
    package enum Standing: Sendable, Equatable {
        /// At that statement, from 1; 0 before the first.
        case running(statement: Int)
        case finished
        /// Says where and why, with nothing that the database holds.
        case failed(String)
    }

    /// What the call was accepted as.
    package var name: String
    package var begunAt: Timestamp
    package var statements: Int
    package var standing: Standing

    package init(name: String, begunAt: Timestamp, statements: Int, standing: Standing = .running(statement: 0)) {
        self.name = name
        self.begunAt = begunAt
        self.statements = statements
        self.standing = standing
    }
}
