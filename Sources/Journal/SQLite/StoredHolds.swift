import Engine
import GRDB
import Maintenance

/// Rows of `holds`: what every active operation holds, each thing once.
enum StoredHolds {
    static func of(_ operation: OperationID, in database: Database) throws -> Set<Resource> {
        let select = try database.cachedStatement(
            sql: "SELECT account, region, service, type, name FROM holds WHERE operation = ?")
        return Set(
            try Row.fetchAll(select, arguments: [operation.text]).map { row in
                Resource(
                    service: try row.column("service"), type: try row.column("type"), name: try row.column("name"),
                    place: Place(account: try row.column("account"), region: try row.column("region")))
            })
    }

    /// Has an operation hold what it is to hold from now on, and nothing else.
    ///
    /// - Throws: `.held` when another one holds some of it.
    static func write(_ operation: Operation, in database: Database) throws {
        let (before, after) = (try of(operation.id, in: database), operation.holds)
        guard before != after else { return }
        let delete = try database.cachedStatement(sql: "DELETE FROM holds WHERE \(key)")
        for resource in before.subtracting(after) { try delete.execute(arguments: arguments(resource)) }
        let insert = try database.cachedStatement(
            sql: """
                INSERT INTO holds (account, region, service, type, name, operation)
                VALUES (:account, :region, :service, :type, :name, :operation) ON CONFLICT DO NOTHING
                """)
        for resource in after.subtracting(before).inOrder {
            try insert.execute(arguments: arguments(resource) + ["operation": operation.id.text])
            guard database.changesCount == 0 else { continue }
            throw JournalError.held(resource, by: try holder(of: resource, in: database))
        }
    }

    private static func holder(of resource: Resource, in database: Database) throws -> OperationID {
        let select = try database.cachedStatement(sql: "SELECT operation FROM holds WHERE \(key)")
        return OperationID(try String.fetchOne(select, arguments: arguments(resource)) ?? "?")
    }

    private static let key = """
        account = :account AND region = :region AND service = :service AND type = :type AND name = :name
        """

    private static func arguments(_ resource: Resource) -> StatementArguments {
        [
            "account": resource.place?.account ?? "", "region": resource.place?.region ?? "",
            "service": resource.service, "type": resource.type, "name": resource.name,
        ]
    }
}
