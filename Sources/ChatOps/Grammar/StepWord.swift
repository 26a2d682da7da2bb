import Maintenance

/// The name of a step, as `status` and refusals give it.
enum StepWord {
    static func read(_ word: String) throws(Refusal) -> StepID {
        let name = word.lowercased()
        guard name.count <= 60, name.wholeMatch(of: /[a-z][a-z0-9-]*/) != nil else {
            throw Refusal("\(DatabaseName.quoted(word)) is not the name of a step. One looks like `fail-back`.")
        }
        return StepID(name)
    }
}
