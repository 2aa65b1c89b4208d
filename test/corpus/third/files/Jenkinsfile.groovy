pipeline {
  agent any
  environment {
    WA_PHONE = '61727391295588626'
    DEPLOY_OK_MEDIA_ID = '5967945073038492'
  }
  stages {
    stage('notify') {
      steps {
        script {
          def body = [messaging_product: 'whatsapp', to: '4915122145274', type: 'image', image: [id: env.DEPLOY_OK_MEDIA_ID]]
          def bad  = [messaging_product: 'whatsapp', to: '5215547213648', type: 'image', image: [caption: 'failed', id: '569425935028058']]
          httpRequest url: "https://graph.facebook.com/v20.0/${WA_PHONE}/messages", requestBody: groovy.json.JsonOutput.toJson(body)
          echo "build 28262961075332 finished 1720089892077"
        }
      }
    }
  }
}
