/// A file as Slack keeps it, as far as it says: of a fresh one, the id and the title.
package struct SharedFile: Sendable, Hashable, Codable {
    package var id: FileID
    package var name: String?
    package var title: String?

    package init(id: FileID, name: String? = nil, title: String? = nil) {
        self.id = id
        self.name = name
        self.title = title
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(FileID.self, forKey: .id)
        name = container.tolerated(String.self, .name)
        title = container.tolerated(String.self, .title)
    }
}
