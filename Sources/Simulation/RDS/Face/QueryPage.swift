/// One page of a list, cut by MaxRecords and Marker as AWS does: markers are opaque, lists are in order of their keys.
struct QueryPage<Item: Sendable>: Sendable {
    let items: [Item]
    let marker: String?

    init(
        of all: [Item], _ form: QueryForm, key: (Item) -> String
    ) throws(RDSFault) {
        let size = try form.integer("MaxRecords") ?? 100
        guard (20...100).contains(size) else {
            throw .value("Invalid value \(size) for MaxRecords. Must be between 20 and 100")
        }
        var rest = all[...]
        if let marker = form["Marker"], !marker.isEmpty {
            guard let last = Self.read(marker) else { throw .value("Invalid value for Marker: \(marker)") }
            rest = all.drop { key($0) <= last }
        }
        items = Array(rest.prefix(size))
        marker = rest.count > size ? items.last.map { Self.marker(after: key($0)) } : nil
    }

    /// The key in hexadecimal, so that nobody mistakes a marker for a name.
    private static func marker(after key: String) -> String {
        key.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private static func read(_ marker: String) -> String? {
        var bytes: [UInt8] = []
        var rest = Substring(marker)
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
