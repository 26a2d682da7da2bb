extension Storage {
    /// "aurora-iopt1", "io2 with 3000 IOPS", "gp3 with 12000 IOPS and 500 MiB/s".
    package var words: String {
        let facts = [iops.map { "\($0) IOPS" }, throughput.map { "\($0) MiB/s" }].compactMap { $0 }
        return facts.isEmpty ? type : "\(type) with \(facts.joined(separator: " and "))"
    }

    /// "200 GiB gp3 with 12000 IOPS": with the size, where that is said.
    package var wordsWithSize: String { allocated.map { "\($0) GiB \(words)" } ?? words }

    /// With the size where that changes.
    package func words(sizeBefore: Int?) -> String { sizeBefore == nil ? words : wordsWithSize }

    /// The change of something's storage to this.
    ///
    /// - Parameter sizeBefore: where the size changes.
    func words(forChangeOf resource: Resource, sizeBefore: Int? = nil) -> MutationWords {
        let words = words(sizeBefore: sizeBefore)
        return MutationWords(
            phrase: "the change of the storage of \(resource) to \(words)",
            order: "change the storage of \(resource) to \(words)",
            unproved: "The change of \(resource) to \(words) may have been asked for and not show yet")
    }
}
