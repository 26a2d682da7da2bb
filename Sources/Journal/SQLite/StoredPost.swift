package import Engine
import GRDB
import Maintenance

/// A row of `posts`.
struct StoredPost {
    static let columns = "id, post, delivery"

    static func read(_ row: Row, from json: StoredJSON) throws(JournalError) -> PostRecord {
        let id: String = try row.column("id")
        return PostRecord(
            post: try json.value(from: row.column("post"), of: "post \(id)"),
            delivery: try json.value(from: row.column("delivery"), of: "delivery of post \(id)"))
    }

    /// Adds a post; one that is there already is left as it is, delivery included.
    static func add(_ post: Post, at now: Timestamp, as json: StoredJSON, in database: Database) throws {
        let insert = try database.cachedStatement(
            sql: """
                INSERT INTO posts (id, operation, post, delivery, is_open, added_at) VALUES (?, ?, ?, ?, 1, ?)
                ON CONFLICT (id) DO NOTHING
                """)
        try insert.execute(
            arguments: [
                post.id.text, post.operation?.text, try json.text(of: post),
                try json.text(of: Delivery.waiting), now.milliseconds,
            ])
    }

    static func set(_ delivery: Delivery, of post: PostID, as json: StoredJSON, in database: Database) throws {
        let update = try database.cachedStatement(sql: "UPDATE posts SET delivery = ?, is_open = ? WHERE id = ?")
        try update.execute(
            arguments: [try json.text(of: delivery), delivery.isOpen, post.text])
        if database.changesCount == 0 { throw JournalError.unknown(post) }
    }
}

extension SQLiteJournal {
    package func openPosts() throws(JournalError) -> [PostRecord] {
        let rows = try read { database in
            try Row.fetchAll(
                database, sql: "SELECT \(StoredPost.columns) FROM posts WHERE is_open = 1 ORDER BY number")
        }
        return readable(rows) { row throws(JournalError) in try StoredPost.read(row, from: json) }
    }

    package func delivery(of post: PostID) throws(JournalError) -> Delivery? {
        let row = try read { database in
            try Row.fetchOne(
                database, sql: "SELECT \(StoredPost.columns) FROM posts WHERE id = ?", arguments: [post.text])
        }
        guard let row else { return nil }
        return try StoredPost.read(row, from: json).delivery
    }

    package func unrecordedPosts(among posts: [OwnPost]) throws(JournalError) -> UnrecordedPosts {
        let rows = try read { database in
            let stored = try database.cachedStatement(sql: "SELECT \(StoredPost.columns) FROM posts WHERE id = ?")
            return try Set(posts.map(\.post)).reduce(into: [PostID: Row]()) { rows, post in
                rows[post] = try Row.fetchOne(stored, arguments: [post.text])
            }
        }
        return try UnrecordedPosts(among: posts) { post throws(JournalError) in
            guard let row = rows[post] else { return nil }
            return try StoredPost.read(row, from: json)
        }
    }

    package func record(_ delivery: Delivery, of post: PostID) throws(JournalError) {
        try write { database in try StoredPost.set(delivery, of: post, as: json, in: database) }
    }
}
