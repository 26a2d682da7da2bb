/// Writes on a database how far it is (AddTagsToResource).
package struct TagDatabase: RDSMutation {
    package static let kind: KindName = "tag-database"
    package var arn: String
    package var resource: Resource
    package var tags: [Tag]

    package init(_ resource: Resource, arn: String, tags: [Tag]) {
        self.resource = resource
        self.arn = arn
        self.tags = tags
    }

    private enum CodingKeys: String, CodingKey {
        case arn, resource, tags
    }

    package var isRepeatable: Bool { true }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        guard let seen = observation.tags(of: arn) else { return .none }
        return tags.allSatisfy(seen.contains) ? .done : .none
    }

    package var words: MutationWords {
        let written = tags.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
        return MutationWords(
            phrase: "the tags \(written) of \(resource)", order: "tag \(resource) with \(written)",
            unproved: "\(resource) may have been tagged and not show it yet")
    }
}
