"""What a course is, without MkDocs and without HTML.

    Course        an edition's modules and pages, each in each of its languages
    └ Module      one training module in one language, languages merged
      └ Section   a heading and its text up to the next heading: the unit of translation and of links
        └ Block   a typed piece of a section: prose, steps, quiz, worksheet …

The classes are generic in their prose: `Markdown` here, an HTML tree once `render` has made a document of them.
"""
