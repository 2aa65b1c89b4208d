/** The media ID that `npm start -- --play` deletes: the service's documented sample; it stands in the sample workspace. */
export const sampleMediaId = '7074855483357676350';
